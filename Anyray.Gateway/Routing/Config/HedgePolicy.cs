namespace Anyray.Gateway.Routing.Config;

/// <summary>A second target is asked when the first has given nothing for a while; whoever answers first wins.</summary>
/// <param name="Delay">How long the first has to itself.</param>
/// <param name="MaxCostNanoUsd">Most that the doubled call may cost by estimate; null = no cap.</param>
internal sealed record HedgePolicy(TimeSpan Delay, long? MaxCostNanoUsd);
