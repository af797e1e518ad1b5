using System.Net;

namespace Anyray.Tests.SpendStore.Admin;

/// <summary>Whoever guesses admin tokens is slowed down, and nobody else.</summary>
public sealed class WrongTokenTests
{
    [Fact]
    public async Task Guessing_ends_in_429_for_that_address_while_the_right_token_goes_on()
    {
        await using var store = await SpendStoreHost.StartAsync(null, "--ANYRAY_AUTH_FAIL_LIMIT=3");
        for (var tries = 0; tries < 3; tries++) Assert.Equal(HttpStatusCode.Unauthorized, (await GuessAsync(store, "192.0.2.1")).StatusCode);

        var refused = await GuessAsync(store, "192.0.2.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("rate_limit_error", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await GuessAsync(store, "192.0.2.2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await store.Http.GetAsync("/admin/spend")).StatusCode);
    }

    [Fact]
    public async Task Naming_another_address_each_time_does_not_help_for_long()
    {
        await using var store = await SpendStoreHost.StartAsync(null, "--ANYRAY_AUTH_FAIL_LIMIT=1");
        for (var tries = 0; tries < 10; tries++) Assert.Equal(HttpStatusCode.Unauthorized, (await GuessAsync(store, $"192.0.2.{tries}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GuessAsync(store, "192.0.2.99")).StatusCode);
    }

    [Fact]
    public async Task The_consoles_form_counts_too()
    {
        await using var store = await SpendStoreHost.StartAsync(null, "--ANYRAY_AUTH_FAIL_LIMIT=2");
        using var browser = new HttpClient { BaseAddress = new Uri(store.Url) };
        for (var tries = 0; tries < 2; tries++) Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(browser, "wrong")).StatusCode);

        var refused = await SignInAsync(browser, "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Wait a minute", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(browser, SpendStoreHost.Token)).StatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string token) =>
        browser.PostAsync("/console/login", new FormUrlEncodedContent([KeyValuePair.Create("token", token)]));

    private static async Task<HttpResponseMessage> GuessAsync(SpendStoreHost store, string address)
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(store.Url) };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "guess");
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.7, {address}");
        return await stranger.GetAsync("/admin/spend");
    }
}
