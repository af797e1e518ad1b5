using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Anyray.Gateway.Streaming;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>A body with one value after the other replaced by one of another kind.</summary>
internal static class Mutants
{
    private static readonly string[] Replacements =
        ["null", "true", "1e400", "\"\\ud800\"", "\"data:image/png,x\"", "[null]", "{}"];

    private static readonly ConcurrentDictionary<string, List<byte[]>> Made = new();

    public static IReadOnlyList<byte[]> Of(byte[] json) => Made.GetOrAdd(Encoding.UTF8.GetString(json), _ => [.. Make(json)]);

    /// <summary>The events of a stream, without its end marker.</summary>
    public static List<(byte[] Name, byte[] Data)> Events(byte[] stream)
    {
        var events = new List<(byte[], byte[])>();
        using var scanner = new SseScanner();
        for (var start = 0; scanner.TryRead(stream, start, ended: true, out var frame); start = frame.End, scanner.Reset(start))
            if (!scanner.Data.SequenceEqual("[DONE]"u8))
                events.Add((scanner.Name.ToArray(), scanner.Data.ToArray()));
        return events;
    }

    private static IEnumerable<byte[]> Make(byte[] json)
    {
        var paths = Values(JsonNode.Parse(json)!).Count();
        for (var at = 0; at < paths; at++)
            foreach (var replacement in Replacements)
            {
                var root = JsonNode.Parse(json)!;
                var node = Values(root).ElementAt(at);
                // A marker, since a node cannot hold text that is not plain JSON, such as a lone surrogate.
                node.ReplaceWith("@@here@@");
                yield return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"@@here@@\"", replacement, StringComparison.Ordinal));
            }
    }

    private static IEnumerable<JsonNode> Values(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is null)
                continue;
            yield return child;
            foreach (var below in Values(child))
                yield return below;
        }
    }
}
