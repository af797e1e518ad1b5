using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>Members that many dialects write alike.</summary>
internal static class JsonWriting
{
    /// <summary>An array of texts.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>An object of texts.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (member, text) in texts)
            json.WriteString(member, text);
        json.WriteEndObject();
    }
}
