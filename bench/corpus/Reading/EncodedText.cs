namespace Anyray.Bench.Corpus.Reading;

/// <summary>Reads a text as a model does that follows the head lines of its encodings: what they say is done, nothing else is known.</summary>
public static class EncodedText
{
    /// <summary>The text with its lines told again; as it is when it is not encoded.</summary>
    public static string Read(string text) => NumberedText.Read(FormedText.Read(text));
}
