using Anyray.Bench.Corpus;
using Anyray.Bench.Corpus.Reading;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text;
using Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;
using CsCheck;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression.Text;

/// <summary>What is encoded comes back to the last byte when one does what its head says.</summary>
public sealed class LosslessTextTests
{
    private static readonly Gen<string> Word = Pick("INFO", "a", "late-17", "10.4.9.1", "{x}", "}}", "{=", "|", "a|b", "=", "= ", "naïve", "🚀", "[10]", "1/1", "x:<9", "", "12", "7", "2031-03-04T06:12:33Z", "trace=8f", "\r", "\t", "  ");

    private static readonly Gen<string> Line = Gen.Select(Word.Array[0, 7], Pick(" ", "  ", "\t", ",", " | "), Pick("", " ", "    "), (words, gap, lead) => lead + string.Join(gap, words));

    // Lines of a few kinds with numbers and words of their own, as tools print them, and any others between.
    private static readonly Gen<string> Printed = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 99999], Word, Line, (kind, n, word, line) => kind switch
    {
        0 => $"2031-03-04 06:{n % 60:00} INFO  [{word}] request {n} done in {n % 97} ms",
        1 => $"{word,-12}{n % 7,6}   Running   {n}d",
        2 => $"| {n,7} | {word,-9} | open |",
        3 => $"  ✓ keeps the {word} ({n} ms)",
        4 => $"SH-{n},{word},kg,{n % 10}",
        _ => line,
    });

    [Fact]
    public void Forms_OfAnyLines_GiveEveryByteBack() => Gen.Select(Printed.Array[8, 60], Pick("\n", "\r\n"), Gen.Bool, (lines, end, closed) => string.Join(end, lines) + (closed ? end : ""))
        .Sample(text => { AssertComesBack(text, FormText.Write); }, iter: 4000, seed: "0000KfSnFFd5", threads: 1);

    [Fact]
    public void Forms_OfLinesOfOneKind_GiveEveryByteBack() => Gen.Select(Gen.Int[0, 4], Printed.Array[0, 4], Gen.Int[0, 1_000_000].Array[20, 60], Word.Array[60], (kind, odd, numbers, words) => string.Join('\n', numbers.Select((n, i) => kind switch
        {
            0 => $"2031-03-04 06:{n % 60:00} {(n % 9 == 0 ? "WARN " : "INFO ")} [{words[i]}] request {n} done in {n % 97} ms",
            1 => $"{words[i],-12}{n % 7,6}   Running   {n}d   {(n % 3 == 0 ? "" : "x")}",
            2 => $"| {n,7} | {words[i],-9} | open |",
            3 => $"{n,5} {words[i]} the {words[^(i + 1)]} ({n} ms)",
            _ => $"SH-{n},{words[i]},kg,{n % 10}",
        }).Concat(odd)))
        .Sample(text => { AssertComesBack(text, FormText.Write); }, iter: 2000, seed: "0000KfSnFFd5", threads: 1);

    [Fact]
    public void NumberedLines_GiveEveryByteBack() => Gen.Select(Line.Array[0, 3], Line.Array[1, 40], Gen.Int[1, 1100], Pick("{0,6}→", "{0,5}\t", "{0}: ", "{0}|", "{0,3}| "), Line.Array[0, 3], (before, lines, from, mark, after) => string.Join('\n',
            before.Concat(lines.Select((l, i) => string.Format(null, mark, from + i) + l)).Concat(after)))
        .Sample(text => { AssertComesBack(text, NumberedLines.Write); }, iter: 3000, seed: "0000KfSnFFd5", threads: 1);

    [Fact]
    public void EveryFreshTextOfTheCorpus_ComesBackFromItsForms()
    {
        var texts = Catalogue.Cases(3).Where(c => c.Placement == Placement.Fresh).Select(c => RequestText.Of(c.Body).Full).ToList();
        Assert.True(texts.Count(text => AssertComesBack(text, FormText.Write)) > texts.Count / 3);
    }

    [Fact]
    public void Padding_IsToldByItsWidth()
    {
        var text = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"{"job-" + (i * 37),-12}Running on node-9 since yesterday {i * 7}"));
        using var output = new CharBuffer();
        Assert.True(FormText.Write(text, output));
        Assert.Contains("\nA: job-{:<8}Running on node-9 since yesterday {}\nA 0|0\nA 37|7\n", output.Span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersOfAFile_StandAboveEveryTenthLine()
    {
        var text = string.Join('\n', Enumerable.Range(95, 14).Select(i => $"{i,6}→    line {i};"));
        using var output = new CharBuffer();
        Assert.True(NumberedLines.Write(text, output));
        Assert.StartsWith("[lines 95-108 as \"    95→\", their numbers left out but for every tenth, which stands as [10] above its line]\n    line 95;\n", output.Span.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 99;\n[100]\n    line 100;", output.Span.ToString(), StringComparison.Ordinal);
    }

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private delegate bool Encoder(ReadOnlySpan<char> text, CharBuffer output);

    private static bool AssertComesBack(string text, Encoder encode)
    {
        using var output = new CharBuffer();
        if (!encode(text, output)) return false;
        var encoded = output.Span.ToString();
        Assert.Equal(text, EncodedText.Read(encoded));
        using var again = new CharBuffer();
        Assert.False(encode(encoded, again));
        return true;
    }
}
