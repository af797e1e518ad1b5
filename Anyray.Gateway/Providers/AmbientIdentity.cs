using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Providers;

/// <summary>
/// What a cloud's SDK finds on this machine for calls without a key: variables, files, a workload's role. The search is shared by the calls that
/// wait for it, each waits no more than five seconds, and until something was found once, a search that found nothing is not repeated for half
/// a minute: where no cloud answers, the SDKs' own searches take up to half a minute, for every call.
/// </summary>
/// <param name="search">Runs the SDK's chain; quick when it has found something before.</param>
/// <param name="advice">Ends the error: what to set.</param>
/// <param name="time">Counts both.</param>
/// <param name="logger">Is told what the SDK said.</param>
internal sealed partial class AmbientIdentity<T>(Func<Task<T>> search, string advice, TimeProvider time, ILogger<AmbientIdentity<T>> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private Task<T>? _search;
    private long _started;
    private volatile bool _found;

    /// <exception cref="CallRefusedException">401: there is none, or it was not found in time.</exception>
    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        var (running, left) = Running();
        try
        {
            return await running.WaitAsync(left, time, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            throw new CallRefusedException(StatusCodes.Status401Unauthorized, ErrorType.Authentication, "The gateway found no identity of its own for this provider: " + advice) { Code = "provider_key_missing" };
        }
    }

    private (Task<T> Search, TimeSpan Left) Running()
    {
        lock (_gate)
        {
            if (_search is null or { IsCompletedSuccessfully: true } || _found && _search.IsCompleted || time.GetElapsedTime(_started) > Memory)
            {
                _started = time.GetTimestamp();
                _search = SearchAsync();
            }
            var left = Patience - time.GetElapsedTime(_started);
            return (_search, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private async Task<T> SearchAsync()
    {
        // Not on the caller's thread: the chains look into files and start programs, with the gate held.
        await Task.Yield();
        try
        {
            var identity = await search();
            _found = true;
            return identity;
        }
        catch (Exception e)
        {
            NothingFound(e.GetType().Name, e.Message);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "No identity found for calls without a key ({Exception}): {Reason}")]
    private partial void NothingFound(string exception, string reason);
}
