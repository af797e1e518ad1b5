using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Gemini's older <c>Schema</c> (OpenAPI 3.0: upper-case types, <c>nullable</c>, counts as strings) as JSON Schema.</summary>
internal static class GeminiSchema
{
    /// <summary>Converts; a JSON Schema comes out as it went in.</summary>
    public static JsonElement ToJsonSchema(JsonElement schema)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, JsonText.WriterOptions))
            Write(json, schema);
        return JsonElement.Parse(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(json);
            return;
        }

        var nullable = schema.TryGetProperty("nullable", out var flag) && flag.ValueKind == JsonValueKind.True;
        json.WriteStartObject();
        foreach (var member in schema.EnumerateObject())
            WriteMember(json, member, nullable);
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, JsonProperty member, bool nullable)
    {
        switch (member.Name)
        {
            case "nullable" or "propertyOrdering" or "property_ordering" or "example":
                return;
            case "type" when member.Value.IsText():
                WriteType(json, member.Value.GetString()!.ToLowerInvariant(), nullable);
                return;
            case "properties" or "$defs" when member.Value.ValueKind == JsonValueKind.Object:
                json.WriteStartObject(member.Name);
                foreach (var property in member.Value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                return;
            case "items" or "additionalProperties":
                json.WritePropertyName(member.Name);
                Write(json, member.Value);
                return;
            case "anyOf" or "any_of" or "oneOf" or "allOf" or "prefixItems" when member.Value.ValueKind == JsonValueKind.Array:
                json.WriteStartArray(member.Name == "any_of" ? "anyOf" : member.Name);
                foreach (var option in member.Value.EnumerateArray())
                    Write(json, option);
                json.WriteEndArray();
                return;
            case "minItems" or "maxItems" or "minLength" or "maxLength" or "minProperties" or "maxProperties" when member.Value.IsText():
                json.WriteNumber(member.Name, long.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture));
                return;
            default:
                member.WriteTo(json);
                return;
        }
    }

    private static void WriteType(Utf8JsonWriter json, string type, bool nullable)
    {
        if (!nullable)
        {
            json.WriteString("type", type);
            return;
        }

        json.WriteStrings("type", [type, "null"]);
    }
}
