namespace Anyray.Optimizer.Json;

/// <summary>What a value of the request is.</summary>
internal enum JsonKind : byte
{
    None,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
