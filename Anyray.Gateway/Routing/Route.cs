using Anyray.Gateway.Errors;
using Anyray.Gateway.Routing.Config;

namespace Anyray.Gateway.Routing;

/// <summary>
/// Where one call may go, in order: either a target, or alternatives of which the next is tried when one fails. Conditions
/// are already decided and load is already balanced.
/// </summary>
internal sealed record Route
{
    /// <summary>Path of indices in the config, e.g. <c>1.0</c>.</summary>
    public required string Index { get; init; }

    public Target? Target { get; init; }

    /// <summary>Why the target cannot be used; a call that comes to it gets this, unless there is another alternative.</summary>
    public CallRefusedException? Refused { get; init; }

    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    public IReadOnlyList<Route> Alternatives { get; init; } = [];

    /// <summary>Statuses on which the next alternative is tried; null = the retryable ones.</summary>
    public IReadOnlyList<int>? OnStatusCodes { get; init; }

    public HedgePolicy? Hedge { get; init; }

    /// <summary>The target tried first; null when it cannot be used.</summary>
    public Target? First => Alternatives.Count > 0 ? Alternatives[0].First : Target;
}
