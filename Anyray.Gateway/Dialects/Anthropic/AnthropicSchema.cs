using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>JSON schemas as Claude enforces them, in answers and in strict tools. Source: <c>transformJSONSchema</c> of Anthropic's client.</summary>
internal static class AnthropicSchema
{
    private static readonly HashSet<string> Known =
    [
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "allOf", "$ref", "$defs", "definitions", "description", "title", "default",
    ];

    private static readonly HashSet<string> Formats = ["date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"];

    /// <summary>The schema with every object closed; null when that would change its meaning: an object of free names, or a schema within itself.</summary>
    public static JsonObject? Enforced(JsonElement schema)
    {
        var open = false;
        var closed = SchemaRewrite.Of(schema, each => open |= !TryClose(each)) as JsonObject;
        return open || closed is null || IsRecursive(closed) ? null : closed;
    }

    private static bool TryClose(JsonObject schema)
    {
        SchemaRewrite.Rename(schema, "oneOf", "anyOf");
        SchemaRewrite.Say(schema, (name, value) => name switch
        {
            "format" => !Formats.Contains(SchemaRewrite.Text(value) ?? ""),
            "minItems" => value?.ToJsonString() is not ("0" or "1"),
            _ => !Known.Contains(name),
        });
        if (!SchemaRewrite.IsObject(schema))
            return true;
        var free = schema["properties"] is not JsonObject { Count: > 0 } && !JsonNode.DeepEquals(schema["additionalProperties"], false);
        schema["additionalProperties"] = false;
        return !free;
    }

    private static bool IsRecursive(JsonObject root)
    {
        var within = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var defs in new[] { "$defs", "definitions" })
            foreach (var (name, schema) in root[defs] as JsonObject ?? [])
                within[$"#/{defs}/{name}"] = References(schema, []);
        foreach (var (name, inner) in within)
        {
            var reached = new HashSet<string>(inner, StringComparer.Ordinal);
            for (var before = -1; before != reached.Count;)
            {
                before = reached.Count;
                reached.UnionWith(reached.ToList().SelectMany(each => within.TryGetValue(each, out var next) ? next : []));
            }

            if (reached.Contains(name))
                return true;
        }

        return References(root, []).Contains("#");
    }

    private static HashSet<string> References(JsonNode? node, HashSet<string> found)
    {
        if (node is JsonArray list)
            foreach (var each in list)
                References(each, found);
        if (node is not JsonObject schema)
            return found;
        if (SchemaRewrite.Text(schema["$ref"]) is { } reference)
            found.Add(reference);
        foreach (var (_, value) in schema)
            References(value, found);
        return found;
    }
}
