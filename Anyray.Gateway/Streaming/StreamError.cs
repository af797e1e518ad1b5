using System.Buffers;
using System.Text.Json;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Streaming;

/// <summary>The event with which a broken stream ends, in the caller's dialect. It is never followed by an end marker.</summary>
internal static class StreamError
{
    public static void Write(IBufferWriter<byte> output, Dialect dialect, ErrorBody error)
    {
        if (dialect is Dialect.Anthropic or Dialect.OpenAIResponses) output.Write("event: error\n"u8);
        output.Write("data: "u8);
        if (dialect == Dialect.OpenAIResponses) WriteResponses(output, error);
        else error.Write(output, dialect);
        output.Write("\n\n"u8);
    }

    private static void WriteResponses(IBufferWriter<byte> output, ErrorBody error)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteString("code", error.Code ?? error.NameFor(Dialect.OpenAIResponses));
        json.WriteString("message", error.Message);
        json.WriteString("param", error.Param);
        json.WriteNumber("sequence_number", 0);
        json.WriteString("request_id", error.RequestId);
        json.WriteEndObject();
    }
}
