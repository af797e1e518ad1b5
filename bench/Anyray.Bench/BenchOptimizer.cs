using System.Text.Json;
using Anyray.Bench.Corpus;
using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Strategies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anyray.Bench;

/// <summary>The optimizer's strategies in this process.</summary>
internal sealed class BenchOptimizer : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly StrategyRegistry _registry;
    private List<PlannedStrategy> _plan;

    public BenchOptimizer(TimeProvider time)
    {
        _time = time;
        _services = new ServiceCollection().AddLogging(l => l.AddConsole()).AddSingleton(time).AddStrategies().BuildServiceProvider();
        _registry = new StrategyRegistry(_services.GetServices<IStrategy>());
        _plan = [.. _registry.All.Where(s => s.Descriptor.DefaultEnabled).Select(s => new PlannedStrategy(s, s.CreateOptions()))];
    }

    /// <summary>Switches every strategy off but this one.</summary>
    public Task UseOnlyAsync(Knob knob)
    {
        _plan = [];
        if (_registry.Find(knob.Kind) is not { } strategy) return Task.CompletedTask;
        var options = strategy.CreateOptions();
        foreach (var given in JsonDocument.Parse(knob.Params).RootElement.EnumerateObject())
            if (strategy.Parameters.First(p => p.Name == given.Name).TrySet(options, given.Value) is { } wrong) throw new ArgumentException(wrong);
        _plan.Add(new PlannedStrategy(strategy, options));
        return Task.CompletedTask;
    }

    /// <summary>One turn.</summary>
    public async Task<Optimized> RunAsync(byte[] body, string endpoint, string? provider = null, IReadOnlyList<string>? pins = null, bool dryRun = false)
    {
        using var tree = JsonTree.Parse(body);
        using var view = RequestReader.Read(tree.Root, endpoint);
        var run = new PipelineRun { View = view, Tenant = "default", Deadline = new PipelineDeadline(_time, TimeSpan.FromSeconds(0.4)) };
        await new StrategyPipeline(_services.GetRequiredService<ILogger<StrategyPipeline>>()).RunAsync(run, _plan);
        var after = view.Editor.Current(tree.Root).ToArray();
        return new Optimized(after, DecisionWriter.Write(run, _registry), [.. run.Suppressed.Select(s => new SuppressedKind(s.Key, s.Value))], []);
    }

    public void Dispose() => _services.Dispose();
}
