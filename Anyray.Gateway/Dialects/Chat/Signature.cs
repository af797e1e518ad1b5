using System.Text;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>
/// A provider's opaque proof of its own reasoning. It is only good where it came from, so it carries its origin: in its own
/// dialect it is written as it is, in another one with a tag, and one from elsewhere is never sent to a provider.
/// </summary>
/// <param name="Origin">Who made it.</param>
/// <param name="Value">The opaque text.</param>
internal sealed record Signature(SignatureOrigin Origin, string Value)
{
    private const string Tag = "anyray.";

    /// <summary>Stands where a dialect wants a signature and there is none.</summary>
    public static readonly Signature None = new(SignatureOrigin.None, "");

    /// <summary>Reads what stands in a dialect whose own signatures come from <paramref name="native"/>.</summary>
    public static Signature? Parse(string? text, SignatureOrigin native)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var tagged = native == SignatureOrigin.Gemini ? Decode(text) ?? text : text;
        foreach (var origin in Enum.GetValues<SignatureOrigin>())
            if (tagged.StartsWith(Prefix(origin), StringComparison.Ordinal))
                return new(origin, tagged[Prefix(origin).Length..]);
        return new(native, text);
    }

    /// <summary>The text for a dialect whose own signatures come from <paramref name="native"/>. Gemini's clients want base64.</summary>
    public string ToText(SignatureOrigin native) =>
        Origin == native ? Value
        : native == SignatureOrigin.Gemini ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix(Origin) + Value))
        : Prefix(Origin) + Value;

    private static string Prefix(SignatureOrigin origin) => Tag + origin switch
    {
        SignatureOrigin.Anthropic => "anthropic.",
        SignatureOrigin.Gemini => "gemini.",
        SignatureOrigin.OpenAI => "openai.",
        _ => "none.",
    };

    /// <summary>The same when it comes from <paramref name="origin"/>; null when it is worthless there.</summary>
    public Signature? OnlyFrom(SignatureOrigin origin) => Origin == origin ? this : null;

    private static string? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
