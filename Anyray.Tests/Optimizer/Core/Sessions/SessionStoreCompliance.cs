using Anyray.Optimizer.Sessions;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Sessions;

/// <summary>What every store of sessions promises.</summary>
public abstract class SessionStoreCompliance
{
    private protected abstract ISessionStore Store { get; }

    [RedisFact]
    public async Task Save_AddsAndOverwrites_AndOtherTenantsSeeNothing()
    {
        var store = Store;
        await store.SaveAsync("t", "one", new Dictionary<string, string> { ["a"] = "1", ["b"] = "" }, anew: false);
        await store.SaveAsync("t", "one", new Dictionary<string, string> { ["a"] = "2", ["c"] = "日本=\n" }, anew: false);
        Assert.Equal(new Dictionary<string, string> { ["a"] = "2", ["b"] = "", ["c"] = "日本=\n" }, await store.LoadAsync("t", "one"));
        Assert.Empty(await store.LoadAsync("other", "one"));
        Assert.Empty(await store.LoadAsync("t", "two"));
    }

    [RedisFact]
    public async Task Save_Anew_ForgetsTheEarlierEntries()
    {
        var store = Store;
        await store.SaveAsync("t", "anew", new Dictionary<string, string> { ["a"] = "1" }, anew: false);
        await store.SaveAsync("t", "anew", new Dictionary<string, string> { ["b"] = "2" }, anew: true);
        Assert.Equal(new Dictionary<string, string> { ["b"] = "2" }, await store.LoadAsync("t", "anew"));
    }

    [RedisFact]
    public async Task Save_AtOnceFromManySides_LosesNoEntry()
    {
        var store = Store;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => await store.SaveAsync("t", "many", new Dictionary<string, string> { [$"k{i}"] = "v" }, anew: false))));
        Assert.Equal(20, (await store.LoadAsync("t", "many")).Count);
    }
}
