using System.Globalization;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Sessions;

/// <summary>
/// Names of a session's entries. A position in a conversation is named by the hash of everything up to it, so entries of
/// another branch, or of a history that the client rewrote, never apply.
/// </summary>
internal static class SessionEntries
{
    /// <summary>Time of the last turn, in Unix milliseconds.</summary>
    public const string LastTurn = "t";

    /// <summary>Value of the lock of a segment that nothing may edit any more.</summary>
    public const string Frozen = "f";

    public static string Sent(ulong chain) => $"s:{chain:x16}";

    public static string Pin(Segment segment) => $"p:{segment.Message!.Chain:x16}:{segment.Ordinal}";

    public static string Lock(Segment segment) => $"l:{segment.Message!.Chain:x16}:{segment.Ordinal}";

    /// <summary>What a kind remembers of the session.</summary>
    public static string Memory(string key) => MemoryPrefix + key;

    public const string MemoryPrefix = "m:";

    public static DateTimeOffset? TimeOf(IReadOnlyDictionary<string, string> entries) =>
        entries.TryGetValue(LastTurn, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253402300800000
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>Adds what the caller brought along; of two last turns the later one counts.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> stored, IReadOnlyList<string> pins)
    {
        if (pins.Count == 0) return stored;
        var merged = new Dictionary<string, string>(stored);
        foreach (var pin in pins)
        {
            var at = pin.IndexOf('=');
            if (at <= 0) continue;
            var (name, value) = (pin[..at], pin[(at + 1)..]);
            if (name == LastTurn && TimeOf(stored) is { } known && TimeOf(new Dictionary<string, string> { [name] = value }) is var given && !(given > known)) continue;
            if (name == LastTurn) merged[name] = value;
            else merged.TryAdd(name, value);
        }
        return merged;
    }
}
