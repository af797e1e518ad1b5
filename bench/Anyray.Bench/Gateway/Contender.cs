namespace Anyray.Bench.Gateway;

/// <summary>One way to reach the upstream.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Entry">The server that is called.</param>
/// <param name="Headers">What each call carries besides its body, each line ended by CRLF.</param>
/// <param name="Servers">Whose processor time and memory count for it; none when the upstream is called directly.</param>
internal sealed record Contender(string Name, ServerProcess Entry, string Headers, params ServerProcess[] Servers)
{
    /// <summary>False when it answers no streams here.</summary>
    public bool Streams { get; init; } = true;
}
