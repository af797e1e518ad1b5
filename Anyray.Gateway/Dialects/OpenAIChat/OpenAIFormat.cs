using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>What chat completions and responses say in the same words, at different depths.</summary>
internal static class OpenAIFormat
{
    /// <summary>Writes <c>name</c>, <c>description</c>, <c>schema</c> and <c>strict</c> of a structured output.</summary>
    public static void WriteSchema(Utf8JsonWriter json, OutputFormat format, JsonElement schema)
    {
        json.WriteString("name", format.Name ?? "answer");
        if (format.Description is not null)
            json.WriteString("description", format.Description);
        json.WritePropertyName("schema");
        schema.WriteTo(json);
        if (format.Strict is { } strict)
            json.WriteBoolean("strict", strict);
    }

    /// <summary>Writes <c>tool_choice</c>; the name of one tool stands in <paramref name="within"/>, if that is given.</summary>
    public static void WriteToolChoice(Utf8JsonWriter json, ToolChoice? choice, string? within = null, string type = "function")
    {
        switch (choice)
        {
            case { Mode: ToolChoiceMode.Tool, Names: [var name, ..] }:
                json.WriteStartObject("tool_choice");
                json.WriteString("type", type);
                if (within is not null)
                    json.WriteStartObject(within);
                json.WriteString("name", name);
                if (within is not null)
                    json.WriteEndObject();
                json.WriteEndObject();
                break;
            case { Mode: var mode }:
                json.WriteString("tool_choice", mode switch { ToolChoiceMode.Any => "required", ToolChoiceMode.None => "none", _ => "auto" });
                break;
        }
    }

    /// <summary>Reads <c>tool_choice</c>; chat completions wrap a tool in <c>function</c> or <c>custom</c> and a subset in <c>allowed_tools</c>.</summary>
    public static ToolChoice? ReadToolChoice(JsonElement? choice, bool wrapped)
    {
        if (choice is not { } value)
            return null;
        if (value.IsText())
            return value.GetString() switch
            {
                "none" => new(ToolChoiceMode.None),
                "required" => new(ToolChoiceMode.Any),
                "auto" => new(ToolChoiceMode.Auto),
                var other => throw new TranslationRefusedException($"Unknown tool_choice '{other}': use none, auto, required or a function.", "tool_choice"),
            };
        return value.Text("type") switch
        {
            "function" or "custom" => new(ToolChoiceMode.Tool) { Names = [Name(value)] },
            "allowed_tools" when (wrapped ? value.GetProperty("allowed_tools") : value) is var allowed =>
                new(allowed.Text("mode") == "required" ? ToolChoiceMode.Any : ToolChoiceMode.Auto) { Names = [.. allowed.Items("tools").Select(Name)] },
            var other => throw new TranslationRefusedException($"tool_choice of type '{other}' cannot be expressed for this provider.", "tool_choice"),
        };

        string Name(JsonElement tool) => (wrapped ? tool.GetProperty(tool.Text("type") == "custom" ? "custom" : "function") : tool).NeedText("name");
    }
}
