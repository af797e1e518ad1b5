using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Schemas of tools' arguments. No provider takes a choice of several at the top: there has to be one object.</summary>
internal static class ToolSchema
{
    private static readonly string[] Choices = ["allOf", "anyOf", "oneOf"];

    /// <summary>Writes a schema, or that of no arguments where one must stand.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement? schema)
    {
        if (schema is { ValueKind: JsonValueKind.Object } given && Plain(given))
            given.WriteTo(json);
        else
            Flat(schema).WriteTo(json);
    }

    /// <summary>The schema as one object: what stands in choices at its top comes together, and only what all of them require is required.</summary>
    public static JsonObject Flat(JsonElement? schema)
    {
        var given = (schema is { } element ? SchemaRewrite.Of(element, static _ => { }) : null) as JsonObject ?? [];
        var flat = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() };
        foreach (var (name, value) in given.Where(member => !Choices.Contains(member.Key) && member.Key is not ("type" or "properties" or "required")))
            flat[name] = value?.DeepClone();
        var required = Merge(flat, given, given, 0);
        if (required.Count > 0)
            flat["required"] = new JsonArray([.. required.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        return flat;
    }

    /// <summary>True for what can go as it is, or what no provider takes whatever is done to it.</summary>
    private static bool Plain(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals("object"u8))
        || type.ValueKind == JsonValueKind.String && schema.TryGetProperty("properties", out _) && !Array.Exists(Choices, name => schema.TryGetProperty(name, out _));

    /// <summary>Adds a schema's members; what it requires comes back.</summary>
    private static HashSet<string> Merge(JsonObject flat, JsonObject schema, JsonObject root, int depth)
    {
        const int deepest = 8;
        if (depth < deepest && Referred(schema, root) is { } referred)
            return Merge(flat, referred, root, depth + 1);
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
            Add((JsonObject)flat["properties"]!, name, value);
        HashSet<string> required = [.. (schema["required"] as JsonArray ?? []).Select(SchemaRewrite.Text).OfType<string>()];
        if (depth == deepest)
            return required;
        foreach (var choice in Choices)
        {
            var options = (schema[choice] as JsonArray ?? []).OfType<JsonObject>().Select(option => Merge(flat, option, root, depth + 1)).ToList();
            if (options.Count > 0)
                required.UnionWith(choice == "allOf" ? options.SelectMany(names => names) : options.Aggregate((a, b) => [.. a.Intersect(b)]));
        }

        return required;
    }

    private static void Add(JsonObject properties, string name, JsonNode? value)
    {
        if (!properties.TryGetPropertyValue(name, out var before))
            properties[name] = value?.DeepClone();
        else if (before is JsonObject { Count: 1 } and { } several && several["anyOf"] is JsonArray options)
        {
            if (!options.Any(option => JsonNode.DeepEquals(option, value)))
                options.Add(value?.DeepClone());
        }
        else if (!JsonNode.DeepEquals(before, value))
            properties[name] = new JsonObject { ["anyOf"] = new JsonArray(before?.DeepClone(), value?.DeepClone()) };
    }

    private static JsonObject? Referred(JsonObject schema, JsonObject root)
    {
        if (SchemaRewrite.Text(schema["$ref"])?.Split('/') is not ["#", ("$defs" or "definitions") and var defs, var name])
            return null;
        return (root[defs] as JsonObject)?[name] as JsonObject;
    }
}
