using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Writes the parts of an answer.</summary>
internal static class GeminiPartWriter
{
    public static void Write(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextPart text:
                json.WriteString("text", text.Text);
                WriteSignature(json, text.Signature);
                break;
            case RefusalPart refusal:
                json.WriteString("text", refusal.Text);
                break;
            case ThinkingPart thinking:
                json.WriteString("text", thinking.Text);
                json.WriteBoolean("thought", true);
                WriteSignature(json, thinking.Carried);
                break;
            case ToolCallPart call:
                json.WriteStartObject("functionCall");
                json.WriteString("id", call.Id);
                json.WriteString("name", call.Name);
                json.WritePropertyName("args");
                JsonArguments.WriteObject(json, call.Arguments);
                json.WriteEndObject();
                WriteSignature(json, call.Signature);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteSignature(Utf8JsonWriter json, Signature? signature)
    {
        if (signature is not null)
            json.WriteString("thoughtSignature", signature.ToText(SignatureOrigin.Gemini));
    }
}
