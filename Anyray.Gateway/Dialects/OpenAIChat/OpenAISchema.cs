using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Tool schemas as OpenAI takes them: one object with <c>properties</c> at the top, and every array says of what.</summary>
internal static class OpenAISchema
{
    public static void WriteTool(Utf8JsonWriter json, JsonElement? schema)
    {
        if (schema is { } given && LacksItems(given))
        {
            using var complete = JsonDocument.Parse(SchemaRewrite.Of(given, Complete)!.ToJsonString());
            ToolSchema.Write(json, complete.RootElement);
            return;
        }

        ToolSchema.Write(json, schema);
    }

    private static void Complete(JsonObject schema)
    {
        if (SchemaRewrite.Text(schema["type"]) == "array")
            schema.TryAdd("items", new JsonObject());
    }

    private static bool LacksItems(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().Any(LacksItems),
        JsonValueKind.Object => IsBareArray(schema) || schema.EnumerateObject().Any(member => LacksItems(member.Value)),
        _ => false,
    };

    private static bool IsBareArray(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("array"u8) && !schema.TryGetProperty("items", out _);
}
