using System.Security.Cryptography;
using System.Text;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Cache;

/// <summary>Names a request by everything that its answer depends on, and by its tenant.</summary>
internal static class CacheKey
{
    // How the answer travels and who asks does not change it.
    private static readonly string[] Ignored = ["stream", "stream_options", "metadata", "user", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "store", "service_tier"];

    /// <summary>The key, or null for a request that must not be answered from cache: a tool-resume turn, one without input, or one that reads two ways.</summary>
    public static string? Of(RequestView view, string tenant) => !view.Ambiguous && IsCacheable(view) ? Hash(view, tenant, withInput: true) : null;

    /// <summary>Names everything but the last user text: similar questions are compared within one space only.</summary>
    public static string SpaceOf(RequestView view, string tenant) => Hash(view, tenant, withInput: false);

    /// <summary>The last user text, which the space leaves out; null when there is none.</summary>
    public static string? QuestionOf(RequestView view) => LastUserText(view)?.Original.ToString();

    private static bool IsCacheable(RequestView view)
    {
        if (view.Dialect == Dialect.Other) return view.Body["input"u8].Exists || view.Body["prompt"u8].Exists;
        if (view.Messages.Count == 0) return view.Body["input"u8].IsString;
        return view.Messages[^1].Role is not (MessageRole.Tool or MessageRole.Function) && !EndsOnToolResult(view);
    }

    private static bool EndsOnToolResult(RequestView view)
    {
        foreach (var segment in view.SegmentsOf(view.Messages[^1]))
            if (segment.Kind == SegmentKind.ToolResult) return true;
        return false;
    }

    private static string Hash(RequestView view, string tenant, bool withInput)
    {
        using var text = new PooledBuffer<byte>(view.Body.End - view.Body.Start + 256);
        Encoding.UTF8.GetBytes(tenant, text);
        text.Add([0, (byte)view.Dialect, 0]);
        Encoding.UTF8.GetBytes(view.Endpoint, text);
        var properties = new List<(string Name, JsonNode Value)>();
        foreach (var child in view.Body.Children)
            if (!Ignored.Contains(child.Name!)) properties.Add((child.Name!, child));
        properties.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var question = withInput ? null : LastUserText(view)?.Value;
        foreach (var (name, value) in properties)
        {
            Encoding.UTF8.GetBytes($"\0{name}\0", text);
            if (question is { } node && node.Start >= value.Start && node.End <= value.End)
            {
                text.Add(value.Tree!.Bytes.Span[value.Start..node.Start]);
                text.Add(value.Tree!.Bytes.Span[node.End..value.End]);
            }
            else text.Add(value.Raw);
        }
        // In one piece: each call into the hash costs as much as a kilobyte.
        return "ans_" + Convert.ToHexStringLower(SHA256.HashData(text.Span).AsSpan(0, 20));
    }

    private static Segment? LastUserText(RequestView view)
    {
        for (var i = view.Segments.Count - 1; i >= 0; i--)
            if (view.Segments[i] is { Kind: SegmentKind.UserText, IsText: true } segment) return segment;
        return null;
    }
}
