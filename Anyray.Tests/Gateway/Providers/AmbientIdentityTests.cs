using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anyray.Tests.Gateway.Providers;

public sealed class AmbientIdentityTests
{
    [Fact]
    public async Task GetAsync_WhereNothingWasEverFound_SearchesOnceForManyCalls()
    {
        var searches = 0;
        var identity = Identity(() => throw new InvalidOperationException($"search {++searches}"));
        for (var i = 0; i < 3; i++)
        {
            var refused = await Assert.ThrowsAsync<CallRefusedException>(() => identity.GetAsync(default));
            Assert.Equal((401, "provider_key_missing"), (refused.Status, refused.Code));
            Assert.Contains("set A_KEY", refused.Message);
        }
        Assert.Equal(1, searches);
    }

    [Fact]
    public async Task GetAsync_WhenItWasFoundBefore_IsNotRefusedForLongerThanItFails()
    {
        var searches = 0;
        var identity = Identity(() => Task.FromResult(++searches == 2 ? throw new HttpRequestException("away") : $"token {searches}"));
        Assert.Equal("token 1", await identity.GetAsync(default));
        await Assert.ThrowsAsync<CallRefusedException>(() => identity.GetAsync(default));
        Assert.Equal("token 3", await identity.GetAsync(default));
    }

    [Fact]
    public async Task GetAsync_WhenTheCallerLeaves_IsCancelledAlone()
    {
        var found = new TaskCompletionSource<string>();
        var identity = Identity(() => found.Task);
        var stays = identity.GetAsync(default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => identity.GetAsync(new CancellationToken(canceled: true)));
        found.SetResult("token");
        Assert.Equal("token", await stays);
    }

    private static AmbientIdentity<string> Identity(Func<Task<string>> search) =>
        new(search, "set A_KEY.", TimeProvider.System, NullLogger<AmbientIdentity<string>>.Instance);
}
