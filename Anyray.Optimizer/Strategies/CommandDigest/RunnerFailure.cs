namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>One failure of a run: its name and the lines that belong to it.</summary>
/// <param name="Name">What failed.</param>
internal sealed record RunnerFailure(string Name)
{
    /// <summary>Numbers of its lines, in order.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>Number of the line that names the file it stands in, or -1.</summary>
    public int FileLine { get; init; } = -1;
}
