using Anyray.Bench.Corpus;
using Anyray.Bench.Savings;

namespace Anyray.Tests.Bench;

public class SavingsTests
{
    [Fact]
    public async Task Stock_Controls_ComeBackByteForByteAndInSilence()
    {
        var results = await SavingsRun.StockAsync(Catalogue.Cases(7, "control_"), repeats: 0);
        Assert.True(results.Count >= 40);
        Assert.DoesNotContain(results, r => r.IsFalseAlarm);
    }

    [Fact]
    public async Task Stock_FreshToolOutput_KeepsEveryFact()
    {
        var results = await SavingsRun.StockAsync(Catalogue.Cases(7).Where(c => c.Placement == Placement.Fresh), repeats: 0);
        Assert.True(results.Count >= 40);
        Assert.All(results, r => Assert.True(r.Lost.Count == 0, $"{r.Case.Name}: {string.Join("; ", r.Lost.Select(f => f.Name))}"));
    }
}
