using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>
/// OpenAI's <c>custom</c> tools in a canonical conversation: functions with the one argument <c>input</c>, as no other dialect has them. A grammar
/// cannot be enforced that way; the model reads it in the description.
/// </summary>
internal static class CustomTools
{
    private static readonly JsonElement Schema = JsonElement.Parse(
        """{"type":"object","properties":{"input":{"type":"string","description":"The whole input, as plain text."}},"required":["input"],"additionalProperties":false}""");

    /// <summary>Reads a tool.</summary>
    /// <param name="tool">Holds its name, description and format.</param>
    /// <param name="wrapped">The grammar stands in a member of its own, as in chat completions.</param>
    public static ChatTool Read(JsonElement tool, bool wrapped)
    {
        var format = tool.Get("format");
        var grammar = format?.Text("type") switch
        {
            null or "text" => null,
            "grammar" => wrapped ? format.Value.GetProperty("grammar") : format,
            var other => throw new TranslationRefusedException($"Unknown format '{other}' of a custom tool: use text or grammar.", "tools"),
        };
        var custom = new CustomTool(tool.Text("description"), grammar?.NeedText("syntax"), grammar?.NeedText("definition"));
        return new(tool.NeedText("name"), Describe(custom), Schema) { Custom = custom };
    }

    /// <summary>True for the name of a custom tool.</summary>
    public static bool IsCustom(this ChatRequest request, string name) => request.Tools.Exists(tool => tool.Custom is not null && tool.Name == name);

    /// <summary>A call's text as arguments.</summary>
    public static string Arguments(string input) => $$"""{"input":"{{JsonEncodedText.Encode(input, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}"}""";

    /// <summary>The text of a call's arguments.</summary>
    public static string Input(string arguments)
    {
        var input = new CustomInput();
        return input.Add(arguments) + input.End();
    }

    private static string? Describe(CustomTool custom) => custom.Syntax is null
        ? custom.Description
        : $"{custom.Description}\n\nThe input must follow this {custom.Syntax} grammar:\n{custom.Definition}".TrimStart();
}
