using System.Text;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>
/// JSON schemas as Claude's structured output takes them: objects are closed, and limits on values, which it refuses, become
/// words in the description, as Anthropic's own clients do.
/// </summary>
internal static class AnthropicSchema
{
    private static readonly HashSet<string> Limits =
    [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "minProperties", "maxProperties",
    ];

    public static void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        var words = new StringBuilder();
        foreach (var member in schema.EnumerateObject())
            WriteMember(json, member, words);
        if (words.Length > 0 || schema.TryGetProperty("description", out _))
            json.WriteString("description", Describe(schema, words.ToString()));
        if (schema.TryGetProperty("properties", out _) && !schema.TryGetProperty("additionalProperties", out _))
            json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, JsonProperty member, StringBuilder words)
    {
        if (Limits.Contains(member.Name))
        {
            words.Append(words.Length > 0 ? ", " : "").Append(member.Name).Append(": ").Append(member.Value.GetRawText());
            return;
        }

        switch (member.Name)
        {
            case "description" when member.Value.IsText():
                return;
            case "properties" or "$defs" or "definitions" when member.Value.ValueKind == JsonValueKind.Object:
                json.WriteStartObject(member.Name);
                foreach (var property in member.Value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                return;
            case "items":
                json.WritePropertyName(member.Name);
                Write(json, member.Value);
                return;
            case "anyOf" or "allOf" or "oneOf" when member.Value.ValueKind == JsonValueKind.Array:
                json.WriteStartArray(member.Name == "oneOf" ? "anyOf" : member.Name);
                foreach (var option in member.Value.EnumerateArray())
                    Write(json, option);
                json.WriteEndArray();
                return;
            default:
                member.WriteTo(json);
                return;
        }
    }

    private static string Describe(JsonElement schema, string words)
    {
        var text = schema.Text("description");
        return words.Length == 0 ? text! : text is null ? $"({words})" : $"{text} ({words})";
    }
}
