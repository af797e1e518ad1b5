using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Protocol;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.WarmUp;

/// <summary>
/// Loads the word vectors and runs every strategy over made-up requests before the service listens, so that no real call waits
/// for the disk or the compiler. What it does is a dry run: no state, no metrics. A failure is not worth stopping for.
/// </summary>
internal sealed partial class PipelineWarmUp(
    Embedder embedder, StrategyRegistry registry, StrategyPipeline pipeline, OptimizeEngine engine, TimeProvider time, ILogger<PipelineWarmUp> logger) : IHostedService
{
    // Enough for the compiler to see which methods are hot.
    private const int Passes = 12;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly SemaphoreSlim Turn = new(1);
    private static bool compiled;

    /// <summary>True when the service may be called without a cold start.</summary>
    public bool IsDone { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => embedder.Vectors, cancellationToken);
            if (embedder.IsRemote) await embedder.EmbedRemotelyAsync(["warm up"], Limit);
            await CompileAsync(cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            LogFailed(logger, e);
        }
        IsDone = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Compiled code is the process's: further services in it find it there.
    private async Task CompileAsync(CancellationToken stop)
    {
        await Turn.WaitAsync(stop);
        try
        {
            var started = time.GetTimestamp();
            for (var pass = 0; pass < Passes && !compiled && time.GetElapsedTime(started) < Limit; pass++)
                foreach (var (endpoint, body) in WarmUpRequests.All)
                {
                    stop.ThrowIfCancellationRequested();
                    await EveryStrategyAsync(endpoint, body);
                    await StockAsync(endpoint, body);
                }
            compiled = true;
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task EveryStrategyAsync(string endpoint, byte[] body)
    {
        using var tree = JsonTree.Parse(body);
        using var view = RequestReader.Read(tree.Root, endpoint);
        var run = new PipelineRun { View = view, Tenant = "warm-up", Deadline = new PipelineDeadline(time, Limit) };
        await pipeline.RunAsync(run, [.. registry.All.Select(s => new PlannedStrategy(s, s.CreateOptions()))]);
    }

    private async Task StockAsync(string endpoint, byte[] body)
    {
        IReadOnlyCollection<string> pins = [];
        for (var turn = 0; turn < 2; turn++)
        {
            using var tree = JsonTree.Parse(body);
            using var outcome = await engine.RunAsync(new OptimizeCall { Endpoint = endpoint, Body = tree.Root, DryRun = true, CanShortCircuit = false, Pins = [.. pins] });
            pins = outcome.Pins;
            using var output = new PooledBuffer<byte>();
            OptimizeResponseWriter.Write(outcome, new OptimizeResponseFormat(Minimal: turn == 0, Raw: false, Sse: false, Diff: false), output);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The optimizer starts cold.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
