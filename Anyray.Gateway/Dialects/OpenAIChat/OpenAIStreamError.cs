using System.Buffers;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>The error event of chat's and completions' streams; OpenAI's clients throw on it.</summary>
internal static class OpenAIStreamError
{
    public static void Write(FrameWriter frames, IBufferWriter<byte> output, string type, string message, TranslationContext context)
    {
        var json = frames.Begin(output);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", message);
        json.WriteString("type", type);
        json.WriteNull("param");
        json.WriteNull("code");
        json.WriteEndObject();
        json.WriteString("request_id", context.RequestId);
        json.WriteEndObject();
        frames.End();
    }
}
