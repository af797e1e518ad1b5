namespace Anyray.Bench.Corpus.Code;

/// <summary>A method of a generated source file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Calls">The method it calls; null = none.</param>
/// <param name="Secret">A line only its body has; null = none.</param>
internal sealed record Method(string Name, string? Calls = null, string? Secret = null);
