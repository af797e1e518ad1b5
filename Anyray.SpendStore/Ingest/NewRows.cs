using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Ingest;

/// <summary>Tells the features that watch the ledger which rows were just committed. Handlers must be quick and never throw.</summary>
internal sealed class NewRows
{
    public event Action<IReadOnlyList<LedgerRow>>? Committed;

    public void Publish(IReadOnlyList<LedgerRow> rows) => Committed?.Invoke(rows);
}
