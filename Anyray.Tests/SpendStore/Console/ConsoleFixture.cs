using System.Collections.Concurrent;
using System.Net.Http.Json;
using Anyray.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Anyray.Tests.SpendStore.Console;

/// <summary>One empty and one filled spend store, and a browser.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<IPage, List<string>> _errors = new();
    private readonly ConcurrentDictionary<SpendStoreHost, Cookie[]> _sessions = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public SpendStoreHost Empty { get; private set; } = null!;

    public SpendStoreHost Loaded { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Empty = await SpendStoreHost.StartAsync();
        // On Postgres pages first render while their queries run, on SQLite never: the harder one is shown.
        Loaded = await SpendStoreHost.StartAsync(PostgresServer.Program is null ? null : await (await PostgresServer.SharedAsync()).NewDatabaseAsync());
        await FillAsync(Loaded);
        if (Chromium.Program is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        await Empty.DisposeAsync();
        await Loaded.DisposeAsync();
    }

    /// <summary>Opens a page, signed in.</summary>
    public async Task<IPage> OpenAsync(SpendStoreHost host, string path, bool dark = false, int width = 1280, bool javaScript = true, bool expectErrors = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 800 },
            JavaScriptEnabled = javaScript,
        });
        var page = await context.NewPageAsync();
        var errors = _errors[page] = [];
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);
        if (_sessions.TryGetValue(host, out var cookies))
        {
            await context.AddCookiesAsync(cookies);
            await page.GotoAsync(host.Url + path);
        }
        else
        {
            await page.GotoAsync($"{host.Url}/console/login?returnUrl={Uri.EscapeDataString(path)}");
            await page.FillAsync("#token", SpendStoreHost.Token);
            await page.ClickAsync("button:has-text('Sign in')");
            _sessions[host] = [.. (await context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = host.Url })];
        }
        if (!expectErrors) Assert.EndsWith(path, page.Url);
        return page;
    }

    /// <summary>Closes a page and asserts that its console had no error.</summary>
    public async Task CloseAsync(IPage page)
    {
        await page.Context.CloseAsync();
        Assert.Empty(_errors[page]);
    }

    private static async Task FillAsync(SpendStoreHost host)
    {
        var now = DateTimeOffset.UtcNow;
        await host.SendAsync(Enumerable.Range(0, 42).Select(i => Events.Call(now.AddHours(-i)) with { HoldoutArm = i % 4 == 0 ? "holdout" : "treated" }));
        await host.SendAsync(Events.Call(now) with { RequestId = "req_other", Attempt = 0 });
        await host.SendAsync(Events.Call(now.AddDays(-60)) with { CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null, ModelServed = "unheard-of" });
        await PostAsync(host, "/admin/client-keys", new { user = "ada" });
        await PostAsync(host, "/admin/budgets", new { scope = "user", scopeValue = "ada", capUsd = 50 });
        (await host.Http.PutAsJsonAsync("/admin/routing/main", new { provider = "openai" })).EnsureSuccessStatusCode();
        (await host.Http.PutAsJsonAsync("/admin/providers/main", new { provider = "openai", secret = "sk-canary" })).EnsureSuccessStatusCode();
        await Eventually.IsTrueAsync(async () => (await host.GetAsync("/admin/alerts")).GetArrayLength() > 0, "the unpriced model raises an alert");
    }

    private static async Task PostAsync(SpendStoreHost host, string path, object body) => (await host.Http.PostAsJsonAsync(path, body)).EnsureSuccessStatusCode();
}
