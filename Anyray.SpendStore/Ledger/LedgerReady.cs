namespace Anyray.SpendStore.Ledger;

/// <summary>Known once the schema is up to date; until then requests that need the ledger answer 503.</summary>
internal sealed class LedgerReady
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public Task WaitAsync(CancellationToken stop) => _ready.Task.WaitAsync(stop);

    public void Set() => _ready.TrySetResult();
}
