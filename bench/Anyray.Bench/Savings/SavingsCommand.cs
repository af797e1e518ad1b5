using Anyray.Bench.Corpus;

namespace Anyray.Bench.Savings;

/// <summary><c>bench/savings [--seed N] [--pattern TEXT] [--mode stock|knob] [--repeats N] [--show-losses] [--dump FOLDER]</c></summary>
internal static class SavingsCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var seed = arguments.Number("seed", 1);
        var repeats = arguments.Number("repeats", 3);
        var mode = arguments.Text("mode");
        var cases = Catalogue.Cases(seed, arguments.Text("pattern")).ToList();
        await SavingsRun.StockAsync(Catalogue.Cases(seed + 1).Where((_, i) => i % 3 == 0), 1);

        var wrong = 0;
        var figures = new Dictionary<string, object>();
        if (mode is null or "knob") wrong += Show("one strategy at the pattern's knob", "knob", await SavingsRun.KnobAsync(cases, repeats));
        if (mode is null or "stock") wrong += Show("stock defaults", "stock", await SavingsRun.StockAsync(cases, repeats));
        Console.WriteLine($"Figures: {Report.Write("savings", new { seed, repeats, figures })}");
        return wrong == 0 ? 0 : 1;

        int Show(string title, string key, List<CaseResult> results)
        {
            var patterns = results.GroupBy(r => r.Case.Pattern).Select(g => SavingsFigures.Of(g.Key, [.. g])).ToList();
            var groups = Groups(results).ToList();
            figures[key] = new { patterns, groups };
            var table = new Table("pattern", "cases", "KB", "saved %", "tokens %", "facts", "p50 ms", "p99 ms", "fired");
            foreach (var row in patterns) Add(table, row);
            table.Rule();
            foreach (var row in groups) Add(table, row);
            Console.WriteLine($"== {title} ==\n{table}");
            if (arguments.Text("dump") is { } folder) Dump(results, Path.Combine(folder, key));
            return ShowLosses(results, arguments.Has("show-losses"));
        }
    }

    private static IEnumerable<SavingsFigures> Groups(List<CaseResult> results)
    {
        foreach (var (name, placement) in (IEnumerable<(string, Placement)>)[("tool-bearing", Placement.Read), ("single-turn pastes", Placement.Paste), ("fresh tool output", Placement.Fresh), ("controls", Placement.Control)])
            if (results.FindAll(r => r.Case.Placement == placement) is { Count: > 0 } group) yield return SavingsFigures.Of(name, group);
        yield return SavingsFigures.Of("all", results);
    }

    private static void Add(Table table, SavingsFigures row) => table.Add(
        row.Name, row.Cases, row.BytesBefore / 1024, row.BytesSavedPercent, row.TokensSavedPercent, $"{row.FactsKept}/{row.Facts}", row.P50Ms, row.P99Ms,
        string.Join(' ', row.Fired.Select(f => $"{f.Key}:{f.Value}")));

    /// <summary>Each case's text as the model reads it, before and after.</summary>
    private static void Dump(List<CaseResult> results, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var result in results)
        {
            var path = Path.Combine(folder, result.Case.Name.Replace(' ', '_'));
            File.WriteAllText(path + ".before", RequestText.Of(result.Case.Body).Full);
            File.WriteAllText(path + ".after", RequestText.Of(result.Optimized.Body).Full);
        }
    }

    /// <summary>How many cases went wrong: a fact lost, or a control that was touched.</summary>
    private static int ShowLosses(List<CaseResult> results, bool details)
    {
        var wrong = results.FindAll(r => r.Lost.Count > 0 || r.IsFalseAlarm);
        foreach (var result in wrong)
        {
            Console.WriteLine(result.IsFalseAlarm ? $"FIRED  {result.Case.Name}: {string.Join(' ', result.Fired)}" : $"LOST   {result.Case.Name}: {result.Lost.Count} fact(s) by {string.Join(' ', result.Fired)}");
            if (!details) continue;
            foreach (var fact in result.Lost.Take(5)) Console.WriteLine($"         {fact.Name}");
            foreach (var decision in result.Optimized.Decisions) Console.WriteLine($"         {decision.Kind}: {decision.Summary}");
        }

        return wrong.Count;
    }
}
