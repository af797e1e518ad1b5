namespace Anyray.Contracts.Optimizer;

/// <summary>A strategy that stood down, and the protocol's reason for it (<c>no_retrieve</c>, <c>cache_guard</c>, ...).</summary>
public sealed record SuppressedKind(string Kind, string Reason);
