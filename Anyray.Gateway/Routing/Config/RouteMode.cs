namespace Anyray.Gateway.Routing.Config;

/// <summary>How a node chooses among its targets.</summary>
internal enum RouteMode
{
    Single,
    Fallback,
    LoadBalance,
    Conditional,
}
