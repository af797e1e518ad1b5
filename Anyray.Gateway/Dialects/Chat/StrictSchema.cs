using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>
/// OpenAI's strict mode takes only schemas whose objects are closed and require all their members, in a part of JSON Schema's
/// words; others fail the request.
/// </summary>
internal static class StrictSchema
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "$comment", "$ref", "$defs", "definitions", "title", "description", "type", "properties", "required", "additionalProperties", "items", "anyOf",
        "enum", "const", "pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
    ];

    private static readonly HashSet<string> Formats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"];

    /// <summary>True for a schema that strict mode takes; null for one it would refuse, which is then followed without being enforced.</summary>
    public static bool? Fits(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } given || given.TryGetProperty("anyOf", out _))
            return null;
        var closed = true;
        SchemaRewrite.Of(given, each => closed &= Closed(each));
        return closed ? true : null;
    }

    private static bool Closed(JsonObject schema) =>
        schema.All(member => Known.Contains(member.Key))
        && (schema["format"] is not { } format || Formats.Contains(SchemaRewrite.Text(format) ?? ""))
        && (!SchemaRewrite.IsObject(schema) || RequiresAll(schema));

    private static bool RequiresAll(JsonObject schema) =>
        JsonNode.DeepEquals(schema["additionalProperties"], false)
        && schema["properties"] is JsonObject properties
        && schema["required"] is JsonArray required
        && properties.Count == required.Count;
}
