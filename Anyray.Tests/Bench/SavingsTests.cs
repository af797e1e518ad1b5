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
}
