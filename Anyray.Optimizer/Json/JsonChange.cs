namespace Anyray.Optimizer.Json;

/// <summary>What happens to one value, all of it: a later edit replaces the record, an undo puts the earlier one back.</summary>
internal sealed record JsonChange
{
    public static readonly JsonChange None = new();

    /// <summary>The element or property goes, its comma with it.</summary>
    public bool Removed { get; init; }

    /// <summary>JSON that takes the value's place.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>Text that takes the value's place, as a JSON string.</summary>
    public ReadOnlyMemory<char>? Text { get; init; }

    /// <summary>New members of the container, in the order in which they were added.</summary>
    public JsonInsert[] Inserts { get; init; } = [];

    /// <summary>New order of the container's children: position i holds child <c>Order[i]</c>.</summary>
    public int[]? Order { get; init; }

    public bool ReplacesValue => Json is not null || Text is not null;
}
