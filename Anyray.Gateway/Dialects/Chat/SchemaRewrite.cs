using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Puts JSON schemas into the words that a provider takes.</summary>
internal static class SchemaRewrite
{
    private const int LongestWord = 200;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Limits that a model can follow when it is told them, though nobody enforces them.</summary>
    private static readonly HashSet<string> Sayable =
    [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "minProperties", "maxProperties", "pattern", "format", "default",
    ];

    /// <summary>A copy in which every schema went through <paramref name="rewrite"/>, the inner ones first.</summary>
    public static JsonNode? Of(JsonElement schema, Action<JsonObject> rewrite)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Array:
                return new JsonArray([.. schema.EnumerateArray().Select(each => Of(each, rewrite))]);
            case JsonValueKind.True:
                return new JsonObject();
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var member in schema.EnumerateObject())
                    copy[member.Name] = Member(member, rewrite);
                rewrite(copy);
                return copy;
            default:
                return Value(schema);
        }
    }

    /// <summary>Takes out the members that are refused; limits go on as words of the description, as Anthropic's own clients do it.</summary>
    public static void Say(JsonObject schema, Func<string, JsonNode?, bool> refused)
    {
        var words = new List<string>();
        foreach (var (name, value) in schema.Where(member => refused(member.Key, member.Value)).ToList())
        {
            schema.Remove(name);
            if (Sayable.Contains(name) && value?.ToJsonString(Readable) is { Length: <= LongestWord } word)
                words.Add($"{name}: {word}");
        }

        if (words.Count == 0)
            return;
        var said = $"({string.Join(", ", words)})";
        schema["description"] = Text(schema["description"]) is { } before ? $"{before} {said}" : said;
    }

    /// <summary>Renames a member, unless its new name is taken.</summary>
    public static void Rename(JsonObject schema, string from, string to)
    {
        if (!schema.Remove(from, out var value))
            return;
        schema.TryAdd(to, value);
    }

    /// <summary>True when a schema describes objects.</summary>
    public static bool IsObject(JsonObject schema) =>
        schema["properties"] is JsonObject || schema["type"] switch
        {
            JsonArray types => types.Any(type => Text(type) == "object"),
            var type => Text(type) == "object",
        };

    /// <summary>A string's text; null for anything else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonNode? Member(JsonProperty member, Action<JsonObject> rewrite)
    {
        switch (member.Name)
        {
            case "properties" or "$defs" or "definitions" or "patternProperties" or "dependentSchemas" when member.Value.ValueKind == JsonValueKind.Object:
                var named = new JsonObject();
                foreach (var each in member.Value.EnumerateObject())
                    named[each.Name] = Of(each.Value, rewrite);
                return named;
            case "additionalProperties" when member.Value.ValueKind == JsonValueKind.True:
                return Value(member.Value);
            case "items" or "prefixItems" or "additionalProperties" or "anyOf" or "oneOf" or "allOf" or "not" or "if" or "then" or "else" or "contains" or "propertyNames":
                return Of(member.Value, rewrite);
            default:
                return Value(member.Value);
        }
    }

    private static JsonNode? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Value)]),
        JsonValueKind.Object => Object(value),
        _ => JsonValue.Create(value),
    };

    /// <summary>Of a name that comes twice the last counts.</summary>
    private static JsonObject Object(JsonElement value)
    {
        var copy = new JsonObject();
        foreach (var member in value.EnumerateObject())
            copy[member.Name] = Value(member.Value);
        return copy;
    }
}
