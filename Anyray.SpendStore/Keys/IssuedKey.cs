namespace Anyray.SpendStore.Keys;

/// <summary>A new key, the only time it is shown.</summary>
/// <param name="Key">The secret: give it to the client, it cannot be read again.</param>
/// <param name="Details">All else about it.</param>
public sealed record IssuedKey(string Key, ClientKeyView Details);
