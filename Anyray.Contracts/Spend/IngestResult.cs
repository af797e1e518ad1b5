namespace Anyray.Contracts.Spend;

/// <summary>Answer of <c>POST /internal/v1/events</c>.</summary>
/// <param name="Accepted">Events new to the ledger.</param>
/// <param name="Duplicates">Events it already had.</param>
/// <param name="Rejected">Lines that are no valid event; they are dropped and counted, so that one bad line holds nothing up.</param>
public sealed record IngestResult(int Accepted, int Duplicates, int Rejected);
