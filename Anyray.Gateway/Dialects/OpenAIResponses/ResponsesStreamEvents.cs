using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>The events of a responses stream, numbered as they are written.</summary>
internal sealed class ResponsesStreamEvents
{
    private readonly FrameWriter _frames = new();
    private int _sequence;

    /// <summary>Begins an event with its type and number.</summary>
    public Utf8JsonWriter Begin(string type, IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output, Encoding.UTF8.GetBytes(type));
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteNumber("sequence_number", _sequence++);
        return json;
    }

    public void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        _frames.End();
    }

    /// <summary>An item begins or is done.</summary>
    public void Item(string type, ResponsesItem item, int index, string status, IBufferWriter<byte> output)
    {
        var json = Begin(type, output);
        json.WriteNumber("output_index", index);
        json.WritePropertyName("item");
        item.Write(json, status);
        End(json);
    }

    /// <summary>The one part of a message begins or is done.</summary>
    public void ContentPart(string type, ResponsesItem item, int index, IBufferWriter<byte> output)
    {
        var json = BeginAt(type, item, index, output);
        json.WritePropertyName("part");
        ResponsesItem.WriteContent(json, item.Part);
        End(json);
    }

    /// <summary>The one summary of a reasoning item begins or is done.</summary>
    public void Summary(string type, ResponsesItem item, int index, string text, IBufferWriter<byte> output)
    {
        var json = BeginAt(type, item, index, output);
        json.WriteStartObject("part");
        json.WriteString("type", "summary_text");
        json.WriteString("text", text);
        json.WriteEndObject();
        End(json);
    }

    /// <summary>More of an item's text (<c>delta</c>), or all of it (<c>done</c>).</summary>
    public void Text(string step, ResponsesItem item, int index, string text, IBufferWriter<byte> output)
    {
        var json = BeginAt(Name(item, step), item, index, output);
        if (step == "delta")
            json.WriteString("delta", text);
        else
        {
            if (item is { Custom: false, Part: ToolCallPart { Name: var name } })
                json.WriteString("name", name);
            json.WriteString(item.Part switch { ToolCallPart => item.Custom ? "input" : "arguments", RefusalPart => "refusal", _ => "text" }, text);
        }

        if (item.Part is TextPart)
        {
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        }

        End(json);
    }

    private static string Name(ResponsesItem item, string step) => item.Part switch
    {
        ToolCallPart => item.Custom ? "response.custom_tool_call_input." + step : "response.function_call_arguments." + step,
        RefusalPart => "response.refusal." + step,
        ThinkingPart => "response.reasoning_summary_text." + step,
        _ => "response.output_text." + step,
    };

    private Utf8JsonWriter BeginAt(string type, ResponsesItem item, int index, IBufferWriter<byte> output)
    {
        var json = Begin(type, output);
        json.WriteString("item_id", item.Id);
        json.WriteNumber("output_index", index);
        if (item.Part is ThinkingPart)
            json.WriteNumber("summary_index", 0);
        else if (item.Part is not ToolCallPart)
            json.WriteNumber("content_index", 0);
        return json;
    }
}
