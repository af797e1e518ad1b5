namespace Anyray.Bench.Corpus.Dialects;

/// <summary>A declared tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Free text.</param>
/// <param name="Schema">JSON schema of its arguments.</param>
public sealed record Tool(string Name, string Description, string Schema)
{
    private const string OneString = """{"type":"object","properties":{"%":{"type":"string"}},"required":["%"]}""";

    /// <summary>The tool that fetches elided text back.</summary>
    public static Tool Retrieve { get; } = Simple("retrieve", "Returns the original text behind a handle.", "handle");

    /// <summary>A tool with one string argument.</summary>
    public static Tool Simple(string name, string description, string argument) =>
        new(name, description, OneString.Replace("%", argument, StringComparison.Ordinal));
}
