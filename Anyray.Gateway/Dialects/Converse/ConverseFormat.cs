using System.Text.Json;
using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>
/// Structured output through Converse. Every model there can be made to call a tool, so the schema becomes one whose
/// arguments are the answer; only when the caller has tools of its own, or wants thinking, which forbids forcing one, the
/// newer <c>outputConfig</c> is used.
/// </summary>
internal static class ConverseFormat
{
    /// <summary>Name of the tool.</summary>
    public const string Tool = "structured_answer";

    /// <summary>True when the answer comes as the arguments of <see cref="Tool"/>.</summary>
    public static bool ByTool(ChatRequest request) =>
        request.Format is not null && request.Tools.Count == 0 && request.Reasoning?.Enabled != true && ToolHistory.Declare(request).Count == 0;

    /// <summary>Writes <c>toolConfig</c> with that one tool.</summary>
    public static void WriteTool(Utf8JsonWriter json, OutputFormat format)
    {
        json.WriteStartObject("toolConfig");
        json.WriteStartArray("tools");
        json.WriteStartObject();
        json.WriteStartObject("toolSpec");
        json.WriteString("name", Tool);
        json.WriteString("description", format.Description ?? "Gives the answer in the form asked for.");
        json.WriteStartObject("inputSchema");
        json.WritePropertyName("json");
        ToolSchema.Write(json, format.Schema);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("toolChoice");
        json.WriteStartObject("tool");
        json.WriteString("name", Tool);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The schema for <c>outputConfig</c>; null when the form has to be told, because Claude would not take it.</summary>
    public static string? Enforced(OutputFormat format, string model) => format.Schema is not { } schema ? null
        : !model.Contains("claude", StringComparison.Ordinal) ? schema.GetRawText()
        : AnthropicSchema.Enforced(schema)?.ToJsonString();

    /// <summary>Writes <c>outputConfig</c>.</summary>
    public static void WriteConfig(Utf8JsonWriter json, OutputFormat format, string schema)
    {
        json.WriteStartObject("outputConfig");
        json.WriteStartObject("textFormat");
        json.WriteString("type", "json_schema");
        json.WriteStartObject("structure");
        json.WriteStartObject("jsonSchema");
        json.WriteString("schema", schema);
        json.WriteString("name", format.Name ?? "answer");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
