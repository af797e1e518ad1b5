using System.IO.Hashing;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>
/// Names every prefix of a conversation by what the model reads in it. Clients move their cache marks from turn to turn and
/// turn plain strings into blocks; neither makes a message another one.
/// </summary>
internal static class ConversationHash
{
    /// <summary>Fills <see cref="RequestView.PrefixHash"/> and each message's <see cref="MessageView.Chain"/>.</summary>
    public static void Fill(RequestView view)
    {
        var hash = TextHash.Begin();
        var segments = CollectionsMarshal.AsSpan(view.Segments);
        foreach (var segment in segments)
            if (segment.Message is null && segment.Role == MessageRole.System) Append(hash, segment);
        view.PrefixHash = hash.GetCurrentHashAsUInt64();
        foreach (var message in view.Messages)
        {
            hash.Append([0xff, (byte)message.Role]);
            foreach (var segment in view.SegmentsOf(message)) Append(hash, segment);
            message.Chain = hash.GetCurrentHashAsUInt64();
        }
    }

    private static void Append(XxHash3 hash, Segment segment)
    {
        hash.Append([0xfe, (byte)segment.Kind]);
        if (segment.CallId is { } id) hash.Append(MemoryMarshal.AsBytes(id.AsSpan()));
        if (segment.IsText) hash.Append(segment.Value.RawText);
        else Append(hash, segment.Value);
    }

    private static void Append(XxHash3 hash, JsonNode node)
    {
        if (!node.IsObject)
        {
            hash.Append(node.Raw);
            return;
        }
        foreach (var child in node.Children)
        {
            if (child.IsNamed("cache_control"u8)) continue;
            ref var entry = ref child.Tree![child.Index];
            hash.Append(child.Tree.Bytes.Span[entry.NameStart..entry.NameEnd]);
            Append(hash, child);
        }
    }
}
