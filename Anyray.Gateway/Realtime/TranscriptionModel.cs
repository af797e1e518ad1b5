using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Realtime;

/// <summary>The model that writes down what the caller says: <c>session.audio.input.transcription.model</c>, in the beta <c>session.input_audio_transcription.model</c>.</summary>
internal static class TranscriptionModel
{
    /// <summary>The one that a session's settings name; null when they name none.</summary>
    public static string? In(ReadOnlySpan<byte> session)
    {
        var reader = new Utf8JsonReader(session);
        var depth = -1;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth) depth = -1;
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var settings = reader.Is("transcription"u8) || reader.Is("input_audio_transcription"u8);
            var model = depth >= 0 && reader.CurrentDepth == depth + 1 && reader.Is("model"u8);
            reader.Read();
            if (settings && reader.TokenType == JsonTokenType.StartObject) depth = reader.CurrentDepth;
            else if (model && reader.TokenType == JsonTokenType.String) return reader.Text();
        }
        return null;
    }
}
