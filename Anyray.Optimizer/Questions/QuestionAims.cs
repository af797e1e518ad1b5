using System.Buffers;

namespace Anyray.Optimizer.Questions;

/// <summary>What kind of answer a question wants, told by its words.</summary>
/// <param name="Extremes">The highest, lowest, slowest, first or last of something.</param>
/// <param name="Totals">A count, sum or share, which takes every row to answer.</param>
/// <param name="Structure">An outline: what a file declares, how it is laid out.</param>
/// <param name="Trouble">What went wrong, and why.</param>
/// <param name="Everything">The whole content: translate, rewrite, review all of it.</param>
internal readonly record struct QuestionAims(bool Extremes, bool Totals, bool Structure, bool Trouble, bool Everything)
{
    private static readonly SearchValues<string> ExtremeWords = Words("highest", "lowest", "slowest", "fastest", "longest", "shortest", "largest", "smallest", "biggest", "most ", "least", "maximum", "minimum", "max ", "min ", "peak", "worst", "best", "top ", "spike", "outlier", "anomal", "cheapest", "expensive", "oldest", "newest", "latest", "earliest", "exceed", "unusual");
    private static readonly SearchValues<string> TotalWords = Words("how many", "count ", "total", "average", "mean ", "sum of", "percent", "share of", "distribution", "number of", "wie viele", "cuántos", "combien", "quantos");
    private static readonly SearchValues<string> StructureWords = Words("structure", "outline", "overview", "architecture", "what methods", "which methods", "public api", "signatures", "what does this file", "which classes", "what classes", "what functions", "which functions", "declares", "exports", "interface of", "endpoints", "entry point", "operations", "offer", "signature", "parameters", "members", "list the methods", "list the functions", "what is in this file", "public methods", "public functions");
    private static readonly SearchValues<string> TroubleWords = Words("fail", "error", "crash", "wrong", "why", "cause", "broke", "break", "exception", "problem", "issue", "incident", "outage", "debug", "bug", "warum", "fehler", "por qué", "pourquoi", "erreur", "falla", "culprit", "blame", "slow", "down");
    private static readonly SearchValues<string> EverythingWords = Words("translate", "rewrite", "proofread", "reformat", "convert this", "verbatim", "word for word", "line by line", "full text", "entire file", "whole file", "copy of", "refactor all", "every line", "all rows", "all of the rows", "each row");

    public static QuestionAims Of(ReadOnlySpan<char> text) => new(
        text.ContainsAny(ExtremeWords), text.ContainsAny(TotalWords), text.ContainsAny(StructureWords), text.ContainsAny(TroubleWords), text.ContainsAny(EverythingWords));

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
