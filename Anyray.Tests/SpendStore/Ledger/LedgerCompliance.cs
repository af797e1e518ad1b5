using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.SpendStore.Ledger;

/// <summary>What holds for the ledger whatever database it is on.</summary>
public abstract class LedgerCompliance : IAsyncLifetime
{
    private SpendStoreHost _host = null!;

    protected SpendStoreHost Host => _host;

    protected abstract Task<SpendStoreHost> StartAsync();

    public virtual async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [LedgerFact]
    public async Task A_repeated_batch_changes_nothing()
    {
        var events = Enumerable.Range(0, 1_500).Select(_ => Events.Call()).ToArray();

        Assert.Equal(new IngestResult(1_500, 0, 0), await _host.SendAsync(events));
        Assert.Equal(new IngestResult(0, 1_500, 0), await _host.SendAsync(events));
        Assert.Equal(new IngestResult(1, 2, 0), await _host.SendAsync(events[0], Events.Call() with { User = "grace" }, events[1]));

        var spend = await _host.GetAsync("/admin/spend");
        Assert.Equal(1_501, spend.GetProperty("requests").GetInt64());
        Assert.Equal(1_501m, spend.GetProperty("costUsd").GetDecimal());
        Assert.Equal(2_251.5m, spend.GetProperty("baselineCostUsd").GetDecimal());
        Assert.Equal(750.5m, spend.GetProperty("savingsUsd").GetDecimal());
        Assert.Equal(1_501 * 400, spend.GetProperty("tokens").GetProperty("saved").GetInt64());
        Assert.Equal(1, (await _host.GetAsync("/admin/spend?user=grace")).GetProperty("requests").GetInt64());
    }

    [LedgerFact]
    public async Task An_id_twice_in_one_batch_counts_once()
    {
        var call = Events.Call();
        Assert.Equal(new IngestResult(1, 1, 0), await _host.SendAsync(call, call));
        Assert.Equal(1, (await _host.GetAsync("/admin/spend")).GetProperty("requests").GetInt64());
    }

    [LedgerFact]
    public async Task Bad_lines_are_counted_and_hold_nothing_up()
    {
        var good = JsonSerializer.Serialize(Events.Call(), ContractsJsonContext.Default.SpendEvent);
        var future = JsonSerializer.Serialize(Events.Call(DateTimeOffset.UtcNow.AddYears(5)), ContractsJsonContext.Default.SpendEvent);
        var body = $"{good}\n\nnot json\n{{\"id\":\"x\"}}\n{future}\r\n[]\nnull\n";

        var answer = await _host.Http.PostAsync("/internal/v1/events", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));

        Assert.Equal("""{"accepted":1,"duplicates":0,"rejected":5}""", await answer.Content.ReadAsStringAsync());
        var endless = await _host.Http.PostAsync("/internal/v1/events", new StringContent(new string('x', 400_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, endless.StatusCode);
    }

    [LedgerFact]
    public async Task Every_terminal_state_is_counted_and_an_unknown_cost_is_not_zero()
    {
        await _host.SendAsync(
            Events.Call(),
            Events.Call() with { State = TerminalState.Failed, Status = 502, Usage = null, CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null },
            Events.Call() with { State = TerminalState.Cancelled },
            Events.Call() with { State = TerminalState.Cached, CostNanoUsd = 0 },
            Events.Call() with { State = TerminalState.SettledUnknown, Usage = null, CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null },
            Events.Call() with { CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null, ModelServed = "unheard-of" },
            Events.Call() with { HoldoutArm = "holdout", SavingsNanoUsd = -100_000_000 },
            Events.Call() with { Attempt = 0 });

        var spend = await _host.GetAsync("/admin/spend");
        Assert.Equal(7, spend.GetProperty("requests").GetInt64());
        Assert.Equal(1, spend.GetProperty("failed").GetInt64());
        Assert.Equal(1, spend.GetProperty("cancelled").GetInt64());
        Assert.Equal(1, spend.GetProperty("cached").GetInt64());
        Assert.Equal(1, spend.GetProperty("settledUnknown").GetInt64());
        Assert.Equal(1, spend.GetProperty("unpriced").GetInt64());
        Assert.Equal(1, spend.GetProperty("holdout").GetInt64());
        Assert.Equal(3m, spend.GetProperty("costUsd").GetDecimal());
        Assert.Equal(1.4m, spend.GetProperty("savingsUsd").GetDecimal());
    }

    [LedgerFact]
    public async Task A_period_is_summed_to_the_hour_over_hours_and_days()
    {
        var day = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
        await _host.SendAsync(Enumerable.Range(0, 96).Select(hour => Events.Call(day.AddHours(hour).AddMinutes(30))));

        Assert.Equal(96, await Requests("2026-03-10", "2026-03-13"));
        Assert.Equal(24, await Requests("2026-03-11", "2026-03-11"));
        Assert.Equal(50, await Requests("2026-03-10T22:00:00Z", "2026-03-13T00:00:00Z"));
        Assert.Equal(3, await Requests("2026-03-11T05:00:00Z", "2026-03-11T08:00:00Z"));
        Assert.Equal(2, await Requests("2026-03-10T23:00:00Z", "2026-03-11T01:00:00Z"));
        Assert.Equal(0, await Requests("2026-04-01", "2026-04-02"));
    }

    [LedgerFact]
    public async Task Hostile_text_is_kept_within_bounds()
    {
        var call = Events.Call() with
        {
            User = new string('u', 10_000),
            Tool = "nul\0tool",
            Labels = Enumerable.Range(0, 100).ToDictionary(i => $"{i:000}{new string('l', 200)}", _ => "v\0" + new string('v', 1_000)),
        };
        Assert.Equal(new IngestResult(1, 0, 0), await _host.SendAsync(call));
        Assert.Equal(1, (await _host.GetAsync($"/admin/spend?user={new string('u', 256)}&tool=nultool")).GetProperty("requests").GetInt64());
    }

    [LedgerFact]
    public async Task Pages_neither_repeat_nor_hide_a_line_while_others_arrive()
    {
        var start = DateTimeOffset.UtcNow.AddHours(-2);
        var first = Enumerable.Range(0, 50).Select(i => Events.Call(start.AddSeconds(i / 2))).ToArray();
        await _host.SendAsync(first);

        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = await _host.GetAsync($"/admin/v1/spend/requests?limit=7{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString() ?? "";
            await _host.SendAsync(Events.Call(), Events.Call(start.AddHours(1)));
        }
        while (cursor.Length > 0);

        Assert.Equal(first.Select(e => e.Id).Order(), seen.Order());
    }

    [LedgerFact]
    public async Task Filters_take_several_values_and_reach_as_far_back_as_their_lines_are()
    {
        var now = DateTimeOffset.UtcNow;
        // One line a day for three weeks of each of three people; only every fifth of grace's failed.
        await _host.SendAsync(Enumerable.Range(0, 63).Select(i => Events.Call(now.AddDays(-(i / 3)).AddMinutes(-5)) with
        {
            User = (i % 3) switch { 0 => "ada", 1 => "grace", _ => "linus" },
            State = i % 15 == 1 ? TerminalState.Failed : TerminalState.Completed,
        }));

        Assert.Equal(42, (await _host.GetAsync("/admin/spend?user=ada&user=grace")).GetProperty("requests").GetInt64());
        Assert.Equal(2, (await _host.GetAsync("/admin/v1/spend/breakdown?by=user&user=ada&user=grace")).GetArrayLength());
        Assert.Equal(42, (await IdsAsync("user=ada&user=grace&limit=5")).Count);
        Assert.Equal(5, (await IdsAsync("state=failed&limit=2")).Count);
        Assert.Equal(21, (await IdsAsync("user=grace&state=failed&state=completed&limit=4")).Count);
        Assert.Equal(63, (await IdsAsync("session=ses_1&session=ses_2&limit=50")).Count);
        Assert.Empty(await IdsAsync("user=nobody"));

        async Task<HashSet<string>> IdsAsync(string query)
        {
            var (ids, cursor) = (new HashSet<string>(), "");
            do
            {
                var page = await _host.GetAsync($"/admin/v1/spend/requests?{query}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
                foreach (var item in page.GetProperty("items").EnumerateArray()) Assert.True(ids.Add(item.GetProperty("id").GetString()!), "no line twice");
                cursor = page.GetProperty("next").GetString() ?? "";
            }
            while (cursor.Length > 0);
            return ids;
        }
    }

    [LedgerFact]
    public async Task Repricing_corrects_once_and_leaves_the_lines()
    {
        var unpriced = Events.Call() with { ModelServed = "new-model", CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null, TokensSavedByKind = null };
        await _host.SendAsync(unpriced);
        Assert.Equal(1, (await _host.GetAsync("/admin/spend")).GetProperty("unpriced").GetInt64());
        await Infrastructure.Eventually.IsTrueAsync(async () => (await _host.GetAsync("/admin/alerts")).ToString().Contains("openai/new-model"), "an alert names the model");

        var price = new { provider = "openai", model = "new-model", effectiveFrom = "2020-01-01", input = 1_000_000_000, output = 10_000_000_000 };
        (await _host.Http.PutAsJsonAsync("/admin/prices", price)).EnsureSuccessStatusCode();
        for (var corrected = 1; corrected >= 0; corrected--)
        {
            var answer = await _host.Http.PostAsJsonAsync("/admin/prices/reprice", new { from = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd") });
            Assert.Equal(corrected, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("corrected").GetInt64());
        }

        // 1000 + 200 + 50 input tokens at $1 (no cache price set) and 100 output at $10 per million.
        var spend = await _host.GetAsync("/admin/spend");
        Assert.Equal(0.00225m, spend.GetProperty("costUsd").GetDecimal());
        Assert.Equal(0, spend.GetProperty("unpriced").GetInt64());
        Assert.Equal(1, spend.GetProperty("requests").GetInt64());
        var lines = (await _host.GetAsync($"/admin/v1/spend/requests?request={unpriced.RequestId}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(JsonValueKind.Null, lines.Single(l => l.GetProperty("corrects").ValueKind == JsonValueKind.Null).GetProperty("costNanoUsd").ValueKind);
    }

    [LedgerFact]
    public async Task Repricing_knows_what_is_billed_apart_from_the_tokens()
    {
        var call = Events.Call() with
        {
            ModelServed = "voice",
            CostNanoUsd = null,
            BaselineCostNanoUsd = null,
            SavingsNanoUsd = null,
            TokensSavedByKind = null,
            Usage = new TokenUsage { Input = 100, Output = 10, Details = new() { AudioInput = 40, AudioOutput = 10, Searches = 1, Tier = ServiceTier.Flex } },
        };
        await _host.SendAsync([call]);
        var price = new ModelPrice
        {
            Provider = "openai",
            Model = "voice",
            EffectiveFrom = new(2020, 1, 1),
            Input = 1_000_000_000,
            Output = 2_000_000_000,
            Details = new() { AudioInput = 11_000_000_000, AudioOutput = 20_000_000_000, Searches = 10_000_000_000, FlexPercent = 50 },
        };
        (await _host.Http.PutAsJsonAsync("/admin/prices", price)).EnsureSuccessStatusCode();
        (await _host.Http.PostAsJsonAsync("/admin/prices/reprice", new { from = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd") })).EnsureSuccessStatusCode();
        // Half of 60 × $1 + 40 × $11 + 10 × $20 per million, and a cent.
        Assert.Equal(0.01035m, (await _host.GetAsync("/admin/spend")).GetProperty("costUsd").GetDecimal());
    }

    [LedgerFact]
    public async Task Breakdown_sessions_savings_parity_and_export_tell_the_same_story()
    {
        await _host.SendAsync(Enumerable.Range(0, 20).Select(i => Events.Call() with { User = i < 15 ? "ada" : "=cmd()", HoldoutArm = i % 2 == 0 ? "treated" : "holdout" }));

        var users = (await _host.GetAsync("/admin/v1/spend/breakdown?by=user")).EnumerateArray().ToList();
        Assert.Equal([15, 5], users.Select(u => u.GetProperty("requests").GetInt32()));
        Assert.Equal(20, (await _host.GetAsync("/admin/v1/spend/sessions/ses_1")).GetProperty("session").GetProperty("requests").GetInt64());
        var kinds = (await _host.GetAsync("/admin/v1/spend/savings")).GetProperty("kinds").EnumerateArray().ToList();
        Assert.Equal(["context_dedupe", "prompt_compression"], kinds.Select(k => k.GetProperty("kind").GetString()));
        Assert.Equal([7.5m, 2.5m], kinds.Select(k => k.GetProperty("savingsUsd").GetDecimal()));
        var parity = await _host.GetAsync("/admin/v1/spend/quality-parity");
        Assert.Equal(10, parity.GetProperty("treated").GetProperty("requests").GetInt64());
        Assert.Equal(1, parity.GetProperty("holdout").GetProperty("costUsd").GetProperty("value").GetDouble());
        Assert.Equal(20, (await _host.GetAsync("/admin/v1/spend/timeseries?grain=hour")).EnumerateArray().Sum(p => p.GetProperty("requests").GetInt64()));

        var csv = (await _host.Http.GetStringAsync("/admin/v1/spend/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(21, csv.Length);
        Assert.Equal(5, csv.Count(l => l.Contains(",'=cmd(),")));
        var ndjson = (await _host.Http.GetStringAsync("/admin/v1/spend/export?format=ndjson&user=ada")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(15, ndjson.Length);
        Assert.All(ndjson, l => Assert.Equal(1_000_000_000, JsonDocument.Parse(l).RootElement.GetProperty("costNanoUsd").GetInt64()));
    }

    [LedgerFact]
    public async Task Retention_takes_the_lines_and_leaves_the_sums()
    {
        await _host.SendAsync(Events.Call(DateTimeOffset.UtcNow.AddDays(-400)), Events.Call());
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SpendContext>();

        var removed = await _host.Services.GetRequiredService<ILedgerDatabase>().RemoveBeforeAsync(db, DateTime.UtcNow.AddDays(-100), default);

        Assert.Equal(1, removed);
        Assert.Equal(1, await db.Ledger.CountAsync());
        Assert.Equal(2, (await _host.GetAsync("/admin/spend?from=2020-01-01")).GetProperty("requests").GetInt64());
    }

    [LedgerFact]
    public async Task Writers_side_by_side_lose_nothing_and_count_nothing_twice()
    {
        var events = Enumerable.Range(0, 400).Select(i => Events.Call() with { User = $"user-{i % 7}", SessionId = $"ses-{i % 5}" }).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => _host.SendAsync(i % 2 == 0 ? events : events.Reverse())));

        Assert.Equal(400, results.Sum(r => r.Accepted));
        Assert.Equal(1_200, results.Sum(r => r.Duplicates));
        Assert.Equal(400m, (await _host.GetAsync("/admin/spend")).GetProperty("costUsd").GetDecimal());
    }

    private async Task<long> Requests(string from, string to) =>
        (await _host.GetAsync($"/admin/spend?from={from}&to={to}")).GetProperty("requests").GetInt64();
}
