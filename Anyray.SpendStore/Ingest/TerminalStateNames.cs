using Anyray.Contracts.Spend;

namespace Anyray.SpendStore.Ingest;

/// <summary>Names of the terminal states as the wire and the ledger spell them.</summary>
internal static class TerminalStateNames
{
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Cached = "cached";
    public const string SettledUnknown = "settled_unknown";

    public static string Name(this TerminalState state) => state switch
    {
        TerminalState.Completed => Completed,
        TerminalState.Failed => Failed,
        TerminalState.Cancelled => Cancelled,
        TerminalState.Cached => Cached,
        TerminalState.SettledUnknown => SettledUnknown,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
