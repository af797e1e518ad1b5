using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Shortens a text to what bears on a question. Null when the question cannot be matched with confidence or nothing is gained.</summary>
internal static class Excerpter
{
    // Below this likeness even the best unit is no answer.
    private const float Alike = 0.3f;

    // With less than this of what is asked in one place, words lead nowhere.
    private const float Little = 0.34f;

    // Where neither words nor their meaning lead to what matters, so many times the usual is kept.
    private const int Generous = 4;

    public static Excerpt? Make(ReadOnlySpan<char> text, Shape shape, Question question, ExcerptOptions options)
    {
        if (question.IsEmpty || question.Aims.Everything || text.Length <= options.KeepChars) return null;
        using var list = new UnitList();
        UnitSplitter.Split(text, shape, list);
        var units = list.Span;
        if (units.Length < 4) return null;

        var report = MatchPass.Run(text, units, question);
        var kinds = SignalPass.Run(text, units, question);
        if (shape == Shape.Csv) units[0].Must = true;
        var wordy = Wordiness.Of(text, units, shape, kinds);
        if (wordy && question.Aims.Gist) return null;
        if (shape != Shape.Chunks && (shape != Shape.Prose || question.Aims.Sums) && !WholeRows.Mark(text, units, question, options.KeepChars)) return null;
        var advice = wordy && question.Aims.Advice && FactList.Are(text, units);
        if (advice && text.Length <= options.KeepChars * Generous) return null;
        if (advice) FactList.Heed(text, units);
        var foreign = wordy && LanguagePass.Run(text, units, question, options.KeepChars / 2);
        var thin = report.Hits < options.LexConfidentHits || !report.Covers || report.Tied > options.KeepChars / (wordy ? 4 : 1) || wordy && report.Together < 0.5f;
        if (foreign && thin) return null;
        var scale = report.Telling > 0 ? report.Top / Math.Max(0.2f, report.Telling) : 0;
        var meaning = default(SemanticReport);
        if (thin && (wordy || options.Vectors is not null))
            meaning = SemanticPass.Run(text, units, QuestionWords.Read(question.Text, options.Vectors), options.Vectors, options.SemanticWeight, scale, question.Aims);
        else Rescale(units, scale);

        var embedded = thin ? options.Remote?.Blend(text, units, question.Text, options.SemanticWeight) ?? 0 : 0;

        foreach (ref var unit in units) unit.Score += unit.Signal + 0.75f * unit.Novelty;
        var rows = shape is not (Shape.Chunks or Shape.Prose);
        if (rows && shape != Shape.Keyed && units[0].Block == 0 && !HasRecords(units)) FieldPass.Run(text, units, question, wordy || shape == Shape.Html ? 0.4f : 1, report.Subset);
        if (rows) KeyedPass.Run(text, units, question, report.Subset);
        if (rows && (units[^1].Block > 0 || HasRecords(units))) AbsencePass.Run(text, units, question);
        if (shape == Shape.Html) foreach (ref var unit in units) if (unit.Code) unit.Score *= 0.3f;
        var top = Top(units);
        if (top <= 0 || report.Hits == 0 && meaning.Best < Alike && top < 0.5f) return null;

        var budget = options.KeepChars * (advice ? Generous : 1);
        if (thin && (wordy || report.Together < Little && !Stands(units)))
        {
            // Neither words nor meaning lead to the answer: only what is said over and over may go.
            var blind = wordy && report.Together < Little && !meaning.Repetitive;
            if (blind && meaning.Known < 0.5f && meaning.Best < 0.45f) return null;
            var share = blind && meaning.Best < 0.45f ? 0.6f : 0.5f;
            budget = Math.Max(budget, Math.Min(blind ? budget * Generous : budget * 5 / 2, (int)(text.Length * share)));
        }

        if (shape is Shape.Chunks or Shape.Prose) { if (!thin) Sections(units); }
        else LinkPass.Run(text, units, top);
        BlockPass.Run(units, top, budget);
        UnitPicker.Spread(units, thin && wordy ? 0.15f : 0.3f);
        var floor = !thin ? top * 0.1f : !wordy ? top * 0.02f : meaning.Repetitive ? 0.3f : 0;
        var used = UnitPicker.Pick(units, budget, Math.Min(floor, top * 0.4f));
        var excerpt = ExcerptWriter.Write(text, units, question, used, embedded > 0 ? embedded : meaning.Embedded);
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

    private static bool Stands(Span<Unit> units)
    {
        foreach (ref var unit in units) if (unit.Signal >= 0.3f || unit.Novelty >= 0.4f) return true;
        return false;
    }

    // Made of records of several lines, the first of which is no row.
    private static bool HasRecords(Span<Unit> units)
    {
        var lines = 0;
        foreach (ref var unit in units) lines += unit.Lines;
        return lines > units.Length * 2;
    }

    private static float Top(Span<Unit> units)
    {
        var top = 0f;
        foreach (ref var unit in units) top = Math.Max(top, unit.Score);
        return top;
    }
}
