using System.Text;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Stash;

/// <summary>What every stash promises.</summary>
public abstract class StashCompliance
{
    private protected abstract IStash Stash { get; }

    [RedisFact]
    public async Task Put_ThenGet_GivesEveryByteBack()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("日本\0\ud83d\ude80\r\n", 5000)));
        await Stash.PutAsync("t", "ctx_a_1", content);
        Assert.Equal(content, await Stash.GetAsync("t", "ctx_a_1"));
        await Stash.PutAsync("t", "ctx_empty_0", Array.Empty<byte>());
        Assert.Empty((await Stash.GetAsync("t", "ctx_empty_0"))!);
    }

    [RedisFact]
    public async Task Get_OfAnotherTenantOrUnknown_IsNull()
    {
        await Stash.PutAsync("t", "ctx_b_1", "secret"u8.ToArray());
        Assert.Null(await Stash.GetAsync("other", "ctx_b_1"));
        Assert.Null(await Stash.GetAsync("t", "ctx_c_1"));
        Assert.Null(await Stash.GetAsync("t", "../../etc/passwd"));
    }

    [RedisFact]
    public async Task Put_Again_IsTheSameEntry()
    {
        await Stash.PutAsync("t", "ctx_d_1", "x"u8.ToArray());
        await Stash.PutAsync("t", "ctx_d_1", "x"u8.ToArray());
        Assert.Equal("x"u8.ToArray(), await Stash.GetAsync("t", "ctx_d_1"));
    }
}
