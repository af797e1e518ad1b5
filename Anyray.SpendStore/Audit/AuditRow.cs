namespace Anyray.SpendStore.Audit;

/// <summary>One change made by an administrator or a service. Append-only; secrets appear as fingerprints.</summary>
public sealed class AuditRow
{
    public long Id { get; init; }
    public required DateTime Time { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public string? Target { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
}
