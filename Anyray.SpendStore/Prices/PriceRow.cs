namespace Anyray.SpendStore.Prices;

/// <summary>A price that an administrator set; it wins over the table that ships. In nano-USD per million tokens.</summary>
public sealed class PriceRow
{
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required long Input { get; set; }
    public required long Output { get; set; }
    public long? CacheRead { get; set; }
    public long? CacheWrite5m { get; set; }
    public long? CacheWrite1h { get; set; }
    public string? Details { get; set; }
    public required DateTime UpdatedAt { get; set; }
}
