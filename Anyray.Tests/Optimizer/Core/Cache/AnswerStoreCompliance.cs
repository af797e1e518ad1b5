using System.Text;
using Anyray.Optimizer.Cache;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Cache;

/// <summary>What every store of answers promises.</summary>
public abstract class AnswerStoreCompliance
{
    private protected abstract IAnswerStore Store { get; }

    [RedisFact]
    public async Task Set_ThenGet_GivesEveryByteBack_AndTheLastOneCounts()
    {
        var answer = Encoding.UTF8.GetBytes("""{"choices":["日本 🚀 \u0000"]}""");
        await Store.SetAsync("a", "{}"u8.ToArray(), TimeSpan.FromMinutes(1));
        await Store.SetAsync("a", answer, TimeSpan.FromMinutes(1));
        Assert.Equal(answer, await Store.GetAsync("a"));
        Assert.Null(await Store.GetAsync("b"));
    }

    [RedisFact]
    public async Task Entries_ExpireByThemselves()
    {
        await Store.SetAsync("short", "{}"u8.ToArray(), TimeSpan.FromMilliseconds(60));
        await Eventually.IsTrueAsync(async () => await Store.GetAsync("short") is null, "the entry expires");
    }
}
