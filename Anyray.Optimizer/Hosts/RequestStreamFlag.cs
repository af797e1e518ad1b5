using System.Text.Json;

namespace Anyray.Optimizer.Hosts;

/// <summary>Reads the one member of a request that hosts need themselves.</summary>
internal static class RequestStreamFlag
{
    /// <summary>True when the top-level <c>stream</c> is true; false for a body that does not parse.</summary>
    public static bool Of(ReadOnlySpan<byte> request)
    {
        try
        {
            var reader = new Utf8JsonReader(request);
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName) continue;
                if (reader.ValueTextEquals("stream"u8)) return reader.Read() && reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not ours to judge: the request goes on as it came.
        }

        return false;
    }
}
