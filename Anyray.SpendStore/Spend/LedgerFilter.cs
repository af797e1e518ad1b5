namespace Anyray.SpendStore.Spend;

/// <summary>Which lines of the ledger, besides <see cref="SpendQuery"/>.</summary>
public sealed record LedgerFilter
{
    /// <summary>Only lines in these states: completed, failed, cancelled, cached, settled_unknown.</summary>
    public string[]? State { get; init => field = SpendQuery.Given(value); }

    /// <summary>Only these sessions.</summary>
    public string[]? Session { get; init => field = SpendQuery.Given(value); }

    /// <summary>Only this request, with its attempts and corrections.</summary>
    public string? Request { get; init; }
}
