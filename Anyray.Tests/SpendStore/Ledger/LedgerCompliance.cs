using System.Net;
using System.Text;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;

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

    private async Task<long> Requests(string from, string to) =>
        (await _host.GetAsync($"/admin/spend?from={from}&to={to}")).GetProperty("requests").GetInt64();
}
