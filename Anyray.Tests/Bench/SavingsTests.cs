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

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Stock_ReadAndPasted_LosesNoFactAndSavesMost(int seed)
    {
        var results = await SavingsRun.StockAsync(Catalogue.Cases(seed).Where(c => c.Placement is Placement.Read or Placement.Paste), repeats: 0);
        Assert.All(results, r => Assert.True(r.Lost.Count == 0, $"{r.Case.Name}: {string.Join("; ", r.Lost.Select(f => f.Name))}"));
        Assert.True(Saved(Placement.Read) >= 70, $"tool-bearing: {Saved(Placement.Read)} %");
        Assert.True(Saved(Placement.Paste) >= 65, $"pastes: {Saved(Placement.Paste)} %");

        double Saved(Placement placement) => SavingsFigures.Of("", results.FindAll(r => r.Case.Placement == placement)).BytesSavedPercent;
    }
}
