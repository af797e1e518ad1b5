using Anyray.Optimizer.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text;
using CsCheck;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Folded lines come back, every one and in order, when they are read as their marks say.</summary>
public sealed class FoldedTextTests
{
    private static readonly Gen<string> Line = Gen.OneOf(
        Pick("", "", " ", "\t", "\u001b[0m", "\r"),
        Pick("INFO ready", "  at Foo.Bar(Baz.cs:12)", "naïve 日本語 🚀", "a \\ \"b\"", "[line above]", "\u001b[31mred\u001b[0m alert", "x\u001b[", "half \ud800", "@@ -1 +1 @@", "long " + new string('=', 70), "trace " + new string('e', 90)),
        Gen.Int[0, 400].Select(n => n == 7 ? "[block 7]" : n == 9 ? "[block 2 again, 3 lines]" : "step 7 of 9"),
        Gen.Int[0, 30].Select(n => $"step {n} of the job took {n * 37 % 11} ms and then went on"));

    // Runs, and blocks of lines that come again.
    private static readonly Gen<string[]> Lines = Gen.Select(Line.Array[1, 14], Gen.Select(Gen.Int[0, 13], Gen.Int[1, 9], Gen.Int[1, 4]).Array[1, 14], (source, pieces) =>
        pieces.SelectMany(p => Enumerable.Repeat(source.Skip(p.Item1 % source.Length).Take(p.Item2), p.Item3).SelectMany(l => l)).ToArray());

    private static readonly Gen<string> Ending = Pick("\n", "\r\n", " \n");

    [Fact]
    public void FoldedLines_TellEveryLine()
    {
        var folded = 0;
        Gen.Select(Lines, Ending, Gen.Bool, (lines, end, closed) => string.Join(end, lines) + (closed ? end : "")).Sample(text =>
        {
            using var output = new CharBuffer();
            FoldedLines.Write(text, output);
            var encoded = output.Span.ToString();
            if (encoded == text) return;
            if (FoldedLines.Are(encoded)) folded++;
            Assert.Equal(FoldedReader.Plain(text), FoldedReader.Unfold(encoded));
        }, iter: 3000, seed: "0000KfSnFFd5", threads: 1);
        Assert.True(folded > 1500);
    }

    [Fact]
    public void GroupedHits_TellEveryLine()
    {
        var path = Pick("src/a.cs", "src/a.cs", "src/a.cs.orig", "lib\\b.ts", "C:/x/ü.py", "./c.go");
        var text = Pick("foo()", "", "12:x", "a:b:3:c", "日本語", "  return 1;", "7-8");
        var hit = Gen.Select(path, Gen.Int[1, 99999], text, (p, n, t) => $"{p}:{n}:{t}");
        var other = Pick("--", "", "3 matches", "src/a.cs", "src/a.cs-4-context", "grep: x: Is a directory", "12:loose", "8-loose", "44");
        var grouped = 0;
        Gen.Select(Gen.Frequency((9, hit), (1, other)).Array[1, 30], Pick("\n", "\r\n"), Gen.Bool, (lines, end, closed) => string.Join(end, lines) + (closed ? end : "")).Sample(hits =>
        {
            using var output = new CharBuffer();
            GroupedHits.Write(hits, output);
            var encoded = output.Span.ToString();
            if (encoded == hits) return;
            grouped++;
            Assert.Equal(FoldedReader.Plain(hits), FoldedReader.Ungroup(FoldedReader.Plain(encoded)));
        }, iter: 3000, seed: "0000KfSnFFd5", threads: 1);
        Assert.True(grouped > 500);
    }

    [Fact]
    public void GroupedPaths_TellEveryLine()
    {
        var path = Gen.Select(Pick("src/app/", "src/", "./", "/", "a\\b\\", "ü/日本/", ""), Pick("a.cs", "b", "", ".git", "c d.txt", "e|f", "app/x"), (folder, name) => folder + name);
        var other = Pick("total 4", "", " 3 files", "src/", "  src/app/a.cs", "find: ‘x’: Permission denied");
        var grouped = 0;
        Gen.Select(Gen.Frequency((15, path), (1, other)).Array[1, 30], Pick("\n", "\r\n"), Gen.Bool, (lines, end, closed) => string.Join(end, lines) + (closed ? end : "")).Sample(paths =>
        {
            using var output = new CharBuffer();
            GroupedPaths.Write(paths, output);
            var encoded = output.Span.ToString();
            if (encoded.ReplaceLineEndings("\n") == paths.ReplaceLineEndings("\n")) return;
            grouped++;
            Assert.Equal(Ends(paths), FoldedReader.Unindent(Ends(encoded)));
        }, iter: 3000, seed: "0000KfSnFFd5", threads: 1);
        Assert.True(grouped > 500);

        static List<string> Ends(string text) => [.. text.Split('\n').Select(l => l.TrimEnd('\r'))];
    }

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
