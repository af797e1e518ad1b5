namespace Anyray.Bench.Loop;

/// <summary>One turn of a session, with and without the optimizer.</summary>
/// <param name="Cost">Billed, in nano-USD.</param>
/// <param name="Baseline">What it would have been billed as the client sent it.</param>
/// <param name="PrefixBroken">Bytes that the provider had cached changed, though the client's own did not.</param>
/// <param name="Idle">Nothing was taken out of the turn's prompt.</param>
internal readonly record struct TurnResult(long Cost, long Baseline, bool PrefixBroken, bool Idle);
