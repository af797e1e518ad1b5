using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>OpenAI's strict mode takes only schemas whose objects are closed and require all their members; others fail the request.</summary>
internal static class StrictSchema
{
    /// <summary>True for a schema that strict mode takes; null for one it would refuse, which is then followed without being enforced.</summary>
    public static bool? Fits(JsonElement? schema) => schema is { } given && Closed(given) ? true : null;

    private static bool Closed(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().All(Closed);
        if (schema.ValueKind != JsonValueKind.Object)
            return true;
        if (IsObject(schema) && !RequiresAll(schema))
            return false;
        foreach (var member in schema.EnumerateObject())
        {
            var nested = member.Name is "properties" or "$defs" ? member.Value.EnumerateObject().All(property => Closed(property.Value))
                : member.Name is not ("items" or "anyOf") || Closed(member.Value);
            if (!nested)
                return false;
        }

        return true;
    }

    private static bool IsObject(JsonElement schema) =>
        schema.TryGetProperty("properties", out _) || (schema.TryGetProperty("type", out var type) && type.IsText() && type.ValueEquals("object"u8));

    private static bool RequiresAll(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var open) && open.ValueKind == JsonValueKind.False
        && schema.TryGetProperty("properties", out var properties)
        && schema.TryGetProperty("required", out var required)
        && properties.GetPropertyCount() == required.GetArrayLength();
}
