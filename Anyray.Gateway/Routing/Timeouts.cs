namespace Anyray.Gateway.Routing;

/// <summary>How long an attempt may take.</summary>
/// <param name="Request">The whole attempt, stream included; null = no limit.</param>
/// <param name="FirstToken">Until the first event, or the whole of a non-streamed answer's headers.</param>
/// <param name="Idle">Between two reads of the answer.</param>
/// <param name="SetByCaller">True when the caller asked for less than the defaults; such a time-out is no sign of a sick provider.</param>
internal sealed record Timeouts(TimeSpan? Request, TimeSpan FirstToken, TimeSpan Idle, bool SetByCaller);
