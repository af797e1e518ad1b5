namespace Anyray.Optimizer.Protocol;

/// <summary>A stashed original and its size in UTF-8 bytes.</summary>
internal sealed record RetrievedSpan(string Handle, string Content, int Bytes);
