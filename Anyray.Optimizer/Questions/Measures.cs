using System.Buffers;

namespace Anyray.Optimizer.Questions;

/// <summary>What a question wants measured, and the names of fields that measure it: what is slow is told by <c>durationMs</c>.</summary>
[Flags]
internal enum Measures
{
    None = 0,
    Time = 1,
    Size = 2,
    Money = 4,
    Load = 8,
}

/// <summary>Reads measures out of questions and names.</summary>
internal static class MeasureWords
{
    private static readonly (Measures Measure, SearchValues<string> Asked, SearchValues<string> Fields)[] Known =
    [
        (Measures.Time,
            Words("slow", "fast", "quick", "long", "time", "took", "take", "latenc", "duration", "wait", "spend", "bottleneck", "delay", "langsam", "dauer", "lent", "durée", "lento", "tard"),
            Words("duration", "elapsed", "latenc", "took", "runtime", "run_time", "millis", "seconds", "wait", "response_time", "responsetime", "time_taken", "_ms", "timems", "(ms)", "dauer")),
        (Measures.Size,
            Words("large", "big", "small", "size", "space", "disk", "heav", "groß", "größ", "taille", "tamaño"),
            Words("size", "bytes", "length", "rss", "_kb", "_mb", "_gb", "capacity", "volume")),
        (Measures.Money,
            Words("expensive", "cheap", "cost", "price", "spend", "spent", "teuer", "cher", "caro"),
            Words("price", "cost", "amount", "fee", "total", "usd", "eur", "betrag", "preis", "prix", "precio")),
        (Measures.Load,
            Words("busy", "busiest", "processor", "cpu", "load", "eating", "hog", "consum"),
            Words("cpu", "load", "util")),
    ];

    /// <summary>What a question's words want measured.</summary>
    public static Measures Of(ReadOnlySpan<char> question)
    {
        var measures = Measures.None;
        foreach (var (measure, asked, _) in Known) if (question.ContainsAny(asked)) measures |= measure;
        return measures;
    }

    /// <summary>True when a field of this name holds one of the measures.</summary>
    public static bool Hold(ReadOnlySpan<char> field, Measures measures)
    {
        foreach (var (measure, _, fields) in Known) if ((measures & measure) != 0 && field.ContainsAny(fields)) return true;
        return false;
    }

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
