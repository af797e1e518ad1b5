namespace Anyray.Bench.Corpus;

/// <summary>The one strategy that suits a pattern, and the parameters a user would give it.</summary>
/// <param name="Kind">Strategy id.</param>
/// <param name="Params">Its parameters as a JSON object.</param>
public sealed record Knob(string Kind, string Params = "{}");
