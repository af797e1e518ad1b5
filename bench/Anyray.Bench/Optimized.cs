using Anyray.Contracts.Optimizer;

namespace Anyray.Bench;

/// <summary>What the optimizer made of one request.</summary>
/// <param name="Body">The bytes to send.</param>
/// <param name="Decisions">What was done.</param>
/// <param name="Suppressed">What stood down.</param>
/// <param name="Pins">To be given back with the session's next turn.</param>
internal sealed record Optimized(byte[] Body, IReadOnlyList<Decision> Decisions, IReadOnlyList<SuppressedKind> Suppressed, IReadOnlyList<string> Pins);
