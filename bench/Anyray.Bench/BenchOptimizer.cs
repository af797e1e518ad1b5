using Anyray.Bench.Corpus;
using Anyray.Optimizer;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Anyray.Bench;

/// <summary>The optimizer in this process, with the engine and the stock settings of the service; its sessions live in memory, what it takes out in encrypted files.</summary>
internal sealed class BenchOptimizer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyray-bench-").FullName;
    private readonly ServiceProvider _services;
    private readonly OptimizeEngine _engine;

    public BenchOptimizer(TimeProvider time)
    {
        _services = new ServiceCollection()
            .AddLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Error))
            .AddSingleton(time)
            .AddSingleton<ISettingsStore, BenchSettingsStore>()
            .AddSingleton(Options.Create(new OptimizerOptions { ContentKey = new string('0', 64) }))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("ANYRAY_DATA_DIR", _folder)]).Build())
            .AddSingleton<IHostEnvironment>(new HostingEnvironment())
            .AddOptimizerCore()
            .BuildServiceProvider();
        _engine = _services.GetRequiredService<OptimizeEngine>();
    }

    /// <summary>Switches every strategy off but this one.</summary>
    public Task UseOnlyAsync(Knob knob)
    {
        var known = _services.GetRequiredService<StrategyRegistry>().Find(knob.Kind) is not null;
        var strategy = known ? $$"""{"kind":"{{knob.Kind}}","enabled":true,"params":{{knob.Params}}}""" : "";
        return _services.GetRequiredService<SettingsHolder>().ReplaceAsync(
            $$"""{"defaultsRevision":{{DefaultsMigrations.Product.Head}},"strategies":[{{strategy}}]}""", "bench", CancellationToken.None);
    }

    /// <summary>One turn.</summary>
    public async Task<Optimized> RunAsync(byte[] body, string endpoint, string? provider = null, IReadOnlyList<string>? pins = null, bool dryRun = false)
    {
        using var tree = JsonTree.Parse(body);
        using var outcome = await _engine.RunAsync(new OptimizeCall { Endpoint = endpoint, Body = tree.Root, Provider = provider, Pins = pins ?? [], DryRun = dryRun });
        using var output = new PooledBuffer<byte>();
        outcome.WriteBody(output);
        return new Optimized(output.Span.ToArray(), outcome.Decisions, outcome.Suppressed, [.. outcome.Pins]);
    }

    /// <summary>All kinds in their order.</summary>
    public IEnumerable<string> Kinds => _services.GetRequiredService<StrategyRegistry>().All.Select(s => s.Descriptor.Kind);

    /// <summary>One turn that leaves no trace, its result in pooled memory. True when the body was changed.</summary>
    public async Task<bool> TimeAsync(CorpusCase item, IReadOnlySet<string>? kinds = null)
    {
        using var tree = JsonTree.Parse(item.Body);
        using var outcome = await _engine.RunAsync(new OptimizeCall { Endpoint = item.Endpoint, Body = tree.Root, EnabledKinds = kinds, DryRun = true });
        using var output = new PooledBuffer<byte>();
        outcome.WriteBody(output);
        return outcome.Edits.Count > 0;
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
