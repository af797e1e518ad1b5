namespace Anyray.Contracts.Optimizer;

/// <summary>Elided content that the model fetched back and that stands in the request: without the optimizer nobody would pay for it.</summary>
/// <param name="Tokens">All of it, in estimated input tokens.</param>
/// <param name="CachedTokens">The part that the provider is likely to read from its cache.</param>
public sealed record RetrievalReport(long Tokens, long CachedTokens);
