namespace Anyray.Optimizer.Json;

/// <summary>A new element (<c>json</c>) or property (<c>"name":json</c>) before child number <paramref name="Before"/>; past the last child = at the end.</summary>
internal readonly record struct JsonInsert(int Before, ReadOnlyMemory<byte> Member);
