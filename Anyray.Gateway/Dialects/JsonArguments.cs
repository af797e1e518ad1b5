using System.Text;
using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>Tool arguments: JSON text in OpenAI's dialects, an object elsewhere.</summary>
internal static class JsonArguments
{
    /// <summary>
    /// Writes arguments where an object is wanted. Models write broken JSON at times (and when they hit the token limit);
    /// then the object is <c>{"raw_arguments": "…"}</c>, so that nothing is lost and the tool can complain to the model.
    /// </summary>
    public static void WriteObject(Utf8JsonWriter json, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments))
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else if (IsObject(arguments))
            // Some models indent. A line break can only stand between tokens here, and would end an event's line.
            json.WriteRawValue(arguments.Replace('\n', ' ').Replace('\r', ' '));
        else
        {
            json.WriteStartObject();
            json.WriteString("raw_arguments", arguments);
            json.WriteEndObject();
        }
    }

    private static bool IsObject(string arguments)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(arguments), new JsonReaderOptions { MaxDepth = 256 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
