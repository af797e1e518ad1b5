namespace Anyray.SpendStore.Routing;

/// <summary>A named routing config, as the gateway reads it.</summary>
public sealed class RoutingRow
{
    public required string Name { get; init; }
    public string? Config { get; set; }
    public required DateTime UpdatedAt { get; set; }
}
