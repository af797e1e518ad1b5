using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Writes a <c>response</c>; also the one inside stream events, at whatever stage it is.</summary>
internal sealed class ResponsesAnswerWriter(ChatRequest request, TranslationContext context)
{
    public void Write(Utf8JsonWriter json, ChatAnswer answer)
    {
        var choice = answer.Choices[0];
        var items = ResponsesItem.Of(choice.Parts, Id(answer.Id), request);
        Write(json, answer.Id, answer.Model, items, choice.Stop, answer.Usage);
    }

    /// <summary>Writes a response; without a stop reason it is in progress.</summary>
    public void Write(Utf8JsonWriter json, string? id, string? model, IReadOnlyList<ResponsesItem> items, StopReason? stop, TokenUsage? usage)
    {
        json.WriteStartObject();
        json.WriteString("id", "resp_" + Id(id));
        json.WriteString("object", "response");
        json.WriteNumber("created_at", context.Now.ToUnixTimeSeconds());
        json.WriteString("status", stop is null ? "in_progress" : Reason(stop.Value) is null ? "completed" : "incomplete");
        json.WriteNull("error");
        WriteIncomplete(json, stop is { } known ? Reason(known) : null);
        json.WriteNull("instructions");
        json.WriteString("model", model ?? context.ModelAsked);
        json.WriteStartArray("output");
        foreach (var item in items)
            item.Write(json, "completed");
        json.WriteEndArray();
        WriteEcho(json);
        if (usage is { } tokens)
        {
            json.WritePropertyName("usage");
            OpenAIUsage.WriteResponses(json, tokens);
        }
        else
            json.WriteNull("usage");
        json.WriteEndObject();
    }

    /// <summary>The id without another dialect's prefix; items derive theirs from it.</summary>
    public string Id(string? id)
    {
        id ??= context.RequestId;
        return id.StartsWith("resp_", StringComparison.Ordinal) ? id[5..] : id;
    }

    /// <summary>Why a response is incomplete; null when it is not.</summary>
    public static string? Reason(StopReason stop) => stop switch
    {
        StopReason.MaxTokens or StopReason.ContextWindow => "max_output_tokens",
        StopReason.Refusal => "content_filter",
        _ => null,
    };

    private static void WriteIncomplete(Utf8JsonWriter json, string? reason)
    {
        if (reason is null)
        {
            json.WriteNull("incomplete_details");
            return;
        }

        json.WriteStartObject("incomplete_details");
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    /// <summary>The request's members that a response repeats.</summary>
    private void WriteEcho(Utf8JsonWriter json)
    {
        json.WriteBoolean("parallel_tool_calls", request.ParallelTools ?? true);
        WriteNumber(json, "temperature", request.Temperature);
        WriteNumber(json, "top_p", request.TopP);
        WriteNumber(json, "max_output_tokens", request.MaxTokens);
        var kind = request.ToolChoice is { Names: [var tool, ..] } && request.IsCustom(tool) ? "custom" : "function";
        OpenAIFormat.WriteToolChoice(json, request.ToolChoice ?? new(ToolChoiceMode.Auto), type: kind);
        json.WriteStartArray("tools");
        foreach (var each in request.Tools)
        {
            if (each.Custom is { } custom)
                WriteCustom(json, each.Name, custom);
            else
                ResponsesRequestWriter.WriteTool(json, each);
        }

        json.WriteEndArray();
        json.WriteStrings("metadata", request.Metadata ?? []);
        json.WriteBoolean("store", false);
    }

    private static void WriteCustom(Utf8JsonWriter json, string name, CustomTool custom)
    {
        json.WriteStartObject();
        json.WriteString("type", "custom");
        json.WriteString("name", name);
        if (custom.Description is not null)
            json.WriteString("description", custom.Description);
        json.WriteStartObject("format");
        json.WriteString("type", custom.Syntax is null ? "text" : "grammar");
        if (custom.Syntax is not null)
        {
            json.WriteString("syntax", custom.Syntax);
            json.WriteString("definition", custom.Definition);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
