using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>JSON schemas in the words that Gemini supports; source: <c>responseJsonSchema</c> in the types of Google's client.</summary>
internal static class GeminiSubset
{
    private static readonly HashSet<string> Known =
    [
        "$id", "$defs", "$ref", "$anchor", "type", "format", "title", "description", "enum", "items", "prefixItems", "minItems", "maxItems",
        "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties", "required", "propertyOrdering",
    ];

    private static readonly HashSet<string> Formats = ["date-time", "date", "time", "duration", "int32", "int64", "float", "double"];

    /// <summary>Writes the schema of a tool's arguments.</summary>
    public static void WriteTool(Utf8JsonWriter json, JsonElement schema)
    {
        using var flat = JsonDocument.Parse(JsonText.Write(writer => ToolSchema.Write(writer, schema)));
        Write(json, flat.RootElement);
    }

    /// <summary>Writes any schema.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (SchemaRewrite.Of(schema, Restrict) is { } node)
            node.WriteTo(json);
        else
            json.WriteNullValue();
    }

    private static void Restrict(JsonObject schema)
    {
        SchemaRewrite.Rename(schema, "definitions", "$defs");
        if (schema["$ref"] is { } reference)
        {
            // Nothing may stand beside it.
            foreach (var name in schema.Select(member => member.Key).Where(name => name[0] != '$').ToList())
                schema.Remove(name);
            schema["$ref"] = SchemaRewrite.Text(reference)?.Replace("#/definitions/", "#/$defs/", StringComparison.Ordinal);
        }

        Merge(schema);
        if (schema["const"] is { } only)
            schema.TryAdd("enum", new JsonArray(only.DeepClone()));
        if (schema["enum"] is JsonArray values)
        {
            values.RemoveAll(value => value?.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number));
            if (values.Count == 0)
                schema.Remove("enum");
        }

        SchemaRewrite.Say(schema, (name, value) => name == "format" ? !Formats.Contains(SchemaRewrite.Text(value) ?? "") : !Known.Contains(name));
    }

    /// <summary>Every part of <c>allOf</c> holds, so its members may as well stand side by side.</summary>
    private static void Merge(JsonObject schema)
    {
        if (!schema.Remove("allOf", out var all) || all is not JsonArray parts)
            return;
        if (schema.Count == 0 && parts is [JsonObject { } only])
        {
            foreach (var (name, value) in only)
                schema[name] = value?.DeepClone();
            return;
        }

        foreach (var part in parts.OfType<JsonObject>())
            foreach (var (name, value) in part)
            {
                if (!schema.TryGetPropertyValue(name, out var before))
                    schema[name] = value?.DeepClone();
                else if (before is JsonObject members && value is JsonObject more)
                    foreach (var (inner, property) in more)
                        members.TryAdd(inner, property?.DeepClone());
                else if (name == "required" && before is JsonArray required && value is JsonArray others)
                    foreach (var other in others.Where(other => !required.Any(each => JsonNode.DeepEquals(each, other))).ToList())
                        required.Add(other?.DeepClone());
            }
    }
}
