using Anyray.Bench.Corpus.Sessions;

namespace Anyray.Bench.Loop;

/// <summary><c>bench/loop [--seed N] [--session TEXT]</c></summary>
internal static class LoopCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var seed = arguments.Number("seed", 1);
        var results = new List<SessionResult>();
        foreach (var session in SessionCatalogue.Sessions(seed))
            if (arguments.Text("session") is not { } wanted || session.Name.Contains(wanted, StringComparison.Ordinal)) results.Add(await LoopRun.ReplayAsync(session));

        var table = new Table("session", "turns", "plain $", "billed $", "saved %", "breaks", "idle turns");
        foreach (var result in results) Add(table, result.Session.Name, [result]);
        table.Rule();
        foreach (var rule in Enum.GetValues<CacheRule>()) Add(table, $"all, {rule}", results.FindAll(r => r.Session.Rule == rule));
        foreach (var script in results.GroupBy(r => r.Session.Name[..r.Session.Name.IndexOf('-')])) Add(table, $"all, {script.Key}", [.. script]);
        Add(table, "coding, 5-15 turns", results.FindAll(r => r.Session.Coding));
        Add(table, "coding, 5-15 turns, caching providers", results.FindAll(r => r.Session.Coding && r.Session.Rule != CacheRule.None));
        Add(table, "caching providers", results.FindAll(r => r.Session.Rule != CacheRule.None));
        Add(table, "all", results);
        Console.WriteLine(table);

        var sessions = results.Select(r => new { r.Session.Name, rule = r.Session.Rule.ToString(), r.Session.Coding, turns = r.Turns.Count, r.Baseline, r.Cost, r.Breaks, r.Idle });
        Console.WriteLine($"Figures (nano-USD): {Report.Write("loop", new { seed, sessions })}");
        foreach (var result in results.Where(r => r.IsDearer || r.Breaks > 0)) Console.WriteLine($"WRONG  {result.Session.Name}: {(result.IsDearer ? "dearer" : "")} {result.Breaks} prefix break(s)");
        return results.Exists(r => r.IsDearer || r.Breaks > 0) ? 1 : 0;
    }

    private static void Add(Table table, string name, List<SessionResult> results)
    {
        long plain = results.Sum(r => r.Baseline), billed = results.Sum(r => r.Cost);
        if (plain == 0) return;
        table.Add(name, results.Sum(r => r.Turns.Count), Usd(plain), Usd(billed), 100.0 * (plain - billed) / plain, results.Sum(r => r.Breaks), results.Sum(r => r.Idle));
    }

    private static string Usd(long nano) => (nano / 1_000_000_000m).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
