namespace Anyray.Bench.Corpus;

/// <summary>One long text and what is asked about it.</summary>
internal sealed record Material
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>What the answer needs.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Info string of the fence when pasted; null = pasted without a fence.</summary>
    public string? Fence { get; init; } = "";

    /// <summary>The tool that returns such a text.</summary>
    public string Tool { get; init; } = "run_command";

    /// <summary>Name of the tool's argument.</summary>
    public string Argument { get; init; } = "command";

    /// <summary>Value of the tool's argument.</summary>
    public required string Target { get; init; }
}
