namespace Anyray.SpendStore.Control;

/// <summary>The single row whose version grows with every change that gateways must see.</summary>
public sealed class ControlState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public long Version { get; set; }
}
