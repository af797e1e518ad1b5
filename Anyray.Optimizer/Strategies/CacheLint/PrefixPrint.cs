using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.CacheLint;

/// <summary>Hashes of what a provider caches first: the model, the tools (in order and as a set), the system prompt and the opening message. Cache marks do not count.</summary>
internal sealed record PrefixPrint(ulong Model, ulong Tools, ulong ToolSet, ulong System, ulong Head)
{
    public static PrefixPrint Of(RequestView view)
    {
        var tools = new ulong[view.Tools.Count];
        ulong set = 0;
        for (var i = 0; i < tools.Length; i++) set += tools[i] = Of(view.Tools[i]);
        return new PrefixPrint(
            XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(view.Model)), XxHash3.HashToUInt64(MemoryMarshal.AsBytes(tools)), set,
            Of(view, segment => segment.Kind == SegmentKind.SystemText),
            Of(view, segment => segment.Kind == SegmentKind.UserText && segment.Message is { } message && IsOpening(view, message)));
    }

    /// <summary>Null when the text is not one that <see cref="ToString"/> gave.</summary>
    public static PrefixPrint? Parse(string? text)
    {
        if (text?.Split('.') is not { Length: 5 } parts) return null;
        Span<ulong> values = stackalloc ulong[5];
        for (var i = 0; i < 5; i++)
            if (!ulong.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out values[i])) return null;
        return new PrefixPrint(values[0], values[1], values[2], values[3], values[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model:x}.{Tools:x}.{ToolSet:x}.{System:x}.{Head:x}");

    private static ulong Of(ToolView tool)
    {
        var hash = TextHash.Begin();
        Append(hash, Encoding.UTF8.GetBytes(tool.Name));
        Append(hash, Raw(tool.Description));
        Append(hash, Raw(tool.Schema));
        return hash.GetCurrentHashAsUInt64();
    }

    private static ulong Of(RequestView view, Predicate<Segment> counts)
    {
        var hash = TextHash.Begin();
        foreach (var segment in view.Segments)
            if (counts(segment)) Append(hash, segment.Value.RawText);
        return hash.GetCurrentHashAsUInt64();
    }

    private static ReadOnlySpan<byte> Raw(JsonNode node) => node.Exists ? node.Raw : default;

    private static bool IsOpening(RequestView view, MessageView message)
    {
        foreach (var earlier in view.Messages)
            if (earlier.Role == MessageRole.User) return earlier.Index == message.Index;
        return false;
    }

    private static void Append(XxHash3 hash, ReadOnlySpan<byte> bytes)
    {
        hash.Append(bytes);
        hash.Append([0xff]);
    }
}
