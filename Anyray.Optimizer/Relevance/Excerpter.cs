using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Shortens a text to what bears on a question. Null when the question cannot be matched with confidence or nothing is gained.</summary>
internal static class Excerpter
{
    // Below this likeness even the best unit is no answer.
    private const float Alike = 0.3f;

    public static Excerpt? Make(ReadOnlySpan<char> text, Shape shape, Question question, ExcerptOptions options)
    {
        if (question.IsEmpty || question.Aims.Everything || text.Length <= options.KeepChars) return null;
        using var list = new UnitList();
        UnitSplitter.Split(text, shape, list);
        var units = list.Span;
        if (units.Length < 4) return null;

        var report = MatchPass.Run(text, units, question);
        if (shape == Shape.Csv) units[0].Must = true;
        var thin = report.Hits < options.LexConfidentHits || !report.Covers;
        var embedded = 0;
        var like = 0f;
        if (thin && options.Vectors is { } vectors)
        {
            (embedded, like) = SemanticPass.Run(text, units, question.Text, vectors, options.SemanticWeight, report.Top);
        }

        if (embedded == 0) Rescale(units, report.Top);
        SignalPass.Run(text, units, question, 1);
        if (shape is not (Shape.Chunks or Shape.Prose)) FieldPass.Run(text, units, question);
        var top = Top(units);
        if (top <= 0 || report.Hits == 0 && like < Alike && top < 0.5f) return null;

        if (shape is Shape.Chunks or Shape.Prose) Sections(units);
        else LinkPass.Run(text, units, top);
        UnitPicker.Spread(units, 0.3f);
        var sure = !thin && report.Covers;
        var used = UnitPicker.Pick(units, options.KeepChars, sure ? top * 0.1f : top * 0.02f);
        var excerpt = ExcerptWriter.Write(text, units, question, used, embedded);
        return excerpt.Elided > 0 && excerpt.Text.Length < text.Length * 9 / 10 ? excerpt : null;
    }

    private static void Rescale(Span<Unit> units, float top)
    {
        if (top <= 0) return;
        foreach (ref var unit in units) unit.Score /= top;
    }

    // What a chunk says elsewhere about the question speaks for all of its paragraphs.
    private static void Sections(Span<Unit> units)
    {
        for (var i = 0; i < units.Length;)
        {
            var start = i;
            var best = units[i].Score;
            for (i++; i < units.Length && units[i].Head >= 0 && units[i].Head == units[i - 1].Head | units[i].Head == start; i++) best = Math.Max(best, units[i].Score);
            foreach (ref var unit in units[start..i]) unit.Score = 0.65f * unit.Score + 0.35f * best;
        }
    }

    private static float Top(Span<Unit> units)
    {
        var top = 0f;
        foreach (ref var unit in units) top = Math.Max(top, unit.Score);
        return top;
    }
}
