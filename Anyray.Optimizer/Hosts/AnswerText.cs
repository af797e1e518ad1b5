using System.Text.Json;

namespace Anyray.Optimizer.Hosts;

/// <summary>What an answer's bytes tell about themselves.</summary>
internal static class AnswerText
{
    /// <summary>True for an event stream with an end marker, or for JSON that parses. A cut answer is neither.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> body, bool isSse) => isSse ? HasEndMarker(body) : IsJson(body);

    private static bool HasEndMarker(ReadOnlySpan<byte> sse)
    {
        foreach (var range in sse.Split((byte)'\n'))
        {
            var line = sse[range].TrimEnd((byte)'\r');
            if (Says(line, "data:"u8, "[DONE]"u8) || Says(line, "event:"u8, "message_stop"u8) || Says(line, "event:"u8, "response.completed"u8)) return true;
        }

        return false;
    }

    private static bool Says(ReadOnlySpan<byte> line, ReadOnlySpan<byte> field, ReadOnlySpan<byte> value) =>
        line.StartsWith(field) && line[field.Length..].Trim((byte)' ').SequenceEqual(value);

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
            }

            return body.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
