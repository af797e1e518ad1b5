using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anyray.Bench.Corpus.Dialects;

/// <summary>Writes a conversation as a request body.</summary>
public static class Renderer
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of the call that sends all of <paramref name="conversation"/>.</summary>
    public static byte[] Render(Conversation conversation, RenderStyle style)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            switch (style.Dialect)
            {
                case Dialect.OpenAIChat: OpenAIChatBody.Write(json, conversation, style); break;
                case Dialect.AnthropicMessages: AnthropicBody.Write(json, conversation, style); break;
                default: OpenAIResponsesBody.Write(json, conversation, style); break;
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static void WriteTypedText(this Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    internal static void WriteContent(this Utf8JsonWriter json, string name, string text, bool blocks, string type)
    {
        if (!blocks)
        {
            json.WriteString(name, text);
            return;
        }

        json.WriteStartArray(name);
        json.WriteTypedText(type, text);
        json.WriteEndArray();
    }

    internal static void WriteRaw(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
