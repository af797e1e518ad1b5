using System.Globalization;

namespace Anyray.Optimizer.Json;

/// <summary>RFC 6901 pointers.</summary>
internal static class JsonPointer
{
    /// <summary>Where <paramref name="node"/> stands below <paramref name="root"/>; empty for the root itself.</summary>
    public static string Of(JsonNode node, JsonNode root)
    {
        var pointer = "";
        for (; node.Exists && node.Index != root.Index; node = node.Parent)
        {
            var step = node.Name?.Replace("~", "~0").Replace("/", "~1") ?? Position(node).ToString(CultureInfo.InvariantCulture);
            pointer = $"/{step}{pointer}";
        }
        return pointer;
    }

    private static int Position(JsonNode node)
    {
        var position = 0;
        foreach (var sibling in node.Parent.Children)
        {
            if (sibling.Index == node.Index) break;
            position++;
        }
        return position;
    }
}
