namespace Anyray.SpendStore.Control;

/// <summary>Wakes the long polls of this process when something may have changed.</summary>
internal sealed class ControlSignal
{
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when <see cref="Notify"/> is called after this was read.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Notify() =>
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
