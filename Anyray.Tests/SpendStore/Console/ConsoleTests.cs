using System.Net;
using Anyray.Contracts.Spend;

namespace Anyray.Tests.SpendStore.Console;

/// <summary>Every page in a real Chromium: empty, loaded and refused, without a console error.</summary>
public sealed class ConsoleTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    public static TheoryData<string, string, string> Pages => new()
    {
        { "/console", "Dashboard", "No requests in this period" },
        { "/console/requests", "Requests", "No requests match" },
        { "/console/sessions", "Sessions", "No sessions yet" },
        { "/console/breakdown", "Breakdown", "No requests match" },
        { "/console/savings", "Savings", "Nothing optimized yet" },
        { "/console/budgets", "Budgets", "No budgets yet" },
        { "/console/keys", "Keys", "No keys yet" },
        { "/console/optimizer", "Optimizer", "No optimizer" },
        { "/console/routing", "Routing", "No configs yet" },
        { "/console/providers", "Providers", "No stored credentials" },
        { "/console/prices", "Prices", "" },
        { "/console/audit", "Audit", "No changes yet" },
        { "/console/health", "Health", "No alerts" },
    };

    [ChromiumTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_its_empty_state(string path, string title, string empty)
    {
        var page = await fixture.OpenAsync(fixture.Empty, path);

        Assert.Equal(title, await page.InnerTextAsync("h1"));
        Assert.Contains(empty, await page.InnerTextAsync("main"));
        Assert.Equal(title, await page.InnerTextAsync("nav[aria-label=Console] a[aria-current=page]"));
        await fixture.CloseAsync(page);
    }

    [ChromiumTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_what_there_is_in_dark_and_on_a_phone(string path, string title, string empty)
    {
        var page = await fixture.OpenAsync(fixture.Loaded, path, dark: true, width: 390);

        Assert.Equal(title, await page.InnerTextAsync("h1"));
        if (empty.Length > 0 && path != "/console/optimizer") Assert.DoesNotContain(empty, await page.InnerTextAsync("main"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is as wide as the screen");
        await fixture.CloseAsync(page);
    }

    [ChromiumTheory]
    [InlineData("/console?days=30&user=nobody", "No requests in this period")]
    [InlineData("/console/requests?cursor=broken", "That did not work")]
    [InlineData("/console/breakdown?by=nothing", "That did not work")]
    [InlineData("/console/requests/req_unknown", "No such request")]
    [InlineData("/console/sessions/ses_unknown", "No such session")]
    public async Task A_page_says_what_is_wrong(string path, string words)
    {
        var page = await fixture.OpenAsync(fixture.Loaded, path, expectErrors: true);
        Assert.Contains(words, await page.InnerTextAsync("main"));
        await page.Context.CloseAsync();
    }

    [ChromiumFact]
    public async Task Numbers_on_the_dashboard_are_those_of_the_ledger()
    {
        var page = await fixture.OpenAsync(fixture.Loaded, "/console");
        Assert.Contains("$42.00", await page.InnerTextAsync(".tile:has-text('Spend')"));
        Assert.Contains("$63.00", await page.InnerTextAsync(".tile:has-text('Baseline')"));
        Assert.Contains("$21.00", await page.InnerTextAsync(".tile:has-text('Net savings')"));
        Assert.Contains("42", await page.InnerTextAsync(".tile:has-text('Requests')"));
        await fixture.CloseAsync(page);
    }

    [ChromiumFact]
    public async Task A_key_is_created_shown_once_and_revoked()
    {
        var page = await fixture.OpenAsync(fixture.Loaded, "/console/keys");
        await page.ClickAsync("summary:has-text('Create a key')");
        await page.FillAsync("#user", "margaret");
        await page.ClickAsync("button:has-text('Create key')");

        var key = await page.InnerTextAsync("#new-key");
        Assert.Matches("^ark_[A-Za-z0-9_-]{43}$", key.Trim());
        await page.GotoAsync(fixture.Loaded.Url + "/console/keys");
        Assert.DoesNotContain(key.Trim(), await page.ContentAsync());

        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.ClickAsync("button[aria-label='Revoke margaret']");
        Assert.Contains("revoked", await page.InnerTextAsync("tr:has-text('margaret')"));
        await fixture.CloseAsync(page);
    }

    [ChromiumFact]
    public async Task New_requests_appear_without_a_reload()
    {
        var page = await fixture.OpenAsync(fixture.Loaded, "/console/requests");
        await fixture.Loaded.SendAsync(Events.Call(DateTimeOffset.UtcNow) with { User = "late-arrival", CostNanoUsd = 0, BaselineCostNanoUsd = 0, SavingsNanoUsd = 0, State = TerminalState.Failed });
        await page.WaitForSelectorAsync("td:has-text('late-arrival')", new() { Timeout = 20_000 });
        await fixture.CloseAsync(page);
    }

    [ChromiumFact]
    public async Task Without_JavaScript_every_page_still_works()
    {
        var page = await fixture.OpenAsync(fixture.Loaded, "/console", javaScript: false);
        foreach (var link in await page.Locator("nav[aria-label=Console] a").AllAsync())
            Assert.Equal(200, (await page.APIRequest.GetAsync(fixture.Loaded.Url + await link.GetAttributeAsync("href"))).Status);
        await page.ClickAsync("button:has-text('Sign out')");
        Assert.Equal("Sign in", await page.InnerTextAsync("h1"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_token_a_missing_session_and_a_missing_csrf_token_are_refused()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(fixture.Empty.Url) };

        var closed = await http.GetAsync("/console/keys");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal("/console/login?returnUrl=%2Fconsole%2Fkeys", closed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/console/login")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/admin/spend")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/console/login", Form(("token", "wrong")))).StatusCode);

        var welcome = await http.PostAsync("/console/login", Form(("token", SpendStoreHost.Token), ("returnUrl", "https://elsewhere.example/")));
        Assert.Equal("/console", welcome.Headers.Location!.OriginalString);
        var cookie = Assert.Single(welcome.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);

        http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/admin/spend")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("/console/keys", Form(("user", "mallory")))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("/admin/client-keys", new StringContent("{}"))).StatusCode);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
