using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Alerts;

/// <summary>Raises an alert when a call's model has no price: its cost is missing from every total.</summary>
internal sealed class UnpricedWatch(NewRows newRows, AlertDesk desk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        newRows.Committed += Look;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        newRows.Committed -= Look;
        return Task.CompletedTask;
    }

    private void Look(IReadOnlyList<LedgerRow> rows)
    {
        HashSet<string>? raised = null;
        foreach (var row in rows)
        {
            if (row.Attempt is not null || row.Corrects is not null || row.InputTokens is null || row.CostNanoUsd is not null) continue;
            var model = $"{row.Provider}/{row.ModelServed ?? row.ModelAsked}";
            if (!(raised ??= []).Add(model)) continue;
            desk.Raise(new AlertEvent("unpriced_model", model, $"{model} has no price, so what it costs is unknown: set one under /admin/prices, then re-price the period."));
        }
    }
}
