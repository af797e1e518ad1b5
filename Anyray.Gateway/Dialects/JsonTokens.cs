using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>
/// Reads names and texts of foreign JSON. An escaped surrogate without its other half is valid JSON and no text: the platform's reader throws
/// on it, here it equals nothing.
/// </summary>
internal static class JsonTokens
{
    /// <summary>True when the name or string that the reader stands on is <paramref name="text"/>.</summary>
    public static bool Is(this in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped) return reader.ValueTextEquals(text);
        try { return reader.ValueTextEquals(text); }
        catch (InvalidOperationException) { return false; }
    }

    /// <summary>The string, or null when it is no text.</summary>
    public static string? Text(this in Utf8JsonReader reader)
    {
        try { return reader.GetString(); }
        catch (InvalidOperationException) { return null; }
    }
}
