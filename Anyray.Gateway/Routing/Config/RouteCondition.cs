namespace Anyray.Gateway.Routing.Config;

/// <summary>Calls that <paramref name="Query"/> matches go to target <paramref name="Then"/>.</summary>
internal sealed record RouteCondition(RouteQuery Query, int Then);
