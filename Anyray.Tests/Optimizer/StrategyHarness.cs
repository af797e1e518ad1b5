using System.Text;
using System.Text.Json;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Strategies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Anyray.Tests.Optimizer;

/// <summary>
/// Runs kinds over a body, in process, as the service would. One harness is one conversation: a second run
/// with a longer body is its next turn. <c>new StrategyHarness("prompt_compression", """{"minChars":10}""").Run(body)</c>.
/// </summary>
public sealed class StrategyHarness : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<PlannedStrategy> _plan = [];
    private readonly StrategyRegistry _registry;

    public StrategyHarness(string kind, string? parameters = null) : this([(kind, parameters)])
    {
    }

    public StrategyHarness(IReadOnlyList<(string Kind, string? Parameters)> kinds)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddStrategies();
        _services = services.BuildServiceProvider();
        _registry = new StrategyRegistry(_services.GetServices<IStrategy>());
        foreach (var (kind, parameters) in kinds) _plan.Add(Plan(kind, parameters));
    }

    /// <summary>Pipeline deadline of the next runs.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>One turn.</summary>
    public HarnessResult Run(TestRequest request) => Run(request.Build(), request.Endpoint);

    /// <summary>One turn.</summary>
    public HarnessResult Run(string body, string endpoint = "/v1/chat/completions") => RunAsync(body, endpoint).GetAwaiter().GetResult();

    /// <summary>One turn.</summary>
    public async Task<HarnessResult> RunAsync(string body, string endpoint = "/v1/chat/completions")
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(body));
        using var view = RequestReader.Read(tree.Root, endpoint);
        var run = new PipelineRun { View = view, Tenant = "default", Deadline = new PipelineDeadline(TimeProvider.System, Deadline) };
        await new StrategyPipeline(NullLogger<StrategyPipeline>.Instance).RunAsync(run, _plan);
        var stashed = new Dictionary<string, string>();
        foreach (var record in run.Records)
            foreach (var span in record.Stashed)
                stashed[span.Handle] = record.Segment.Original.Span.Slice(span.Start, span.Length).ToString();
        var after = Encoding.UTF8.GetString(view.Editor.Current(tree.Root).Span);
        return new HarnessResult(body, after, DecisionWriter.Write(run, _registry), new Dictionary<string, string>(run.Suppressed), [], stashed);
    }

    internal StrategyDescriptor Descriptor(string kind) => _registry.Find(kind)!.Descriptor;

    private PlannedStrategy Plan(string kind, string? parameters)
    {
        var strategy = _registry.Find(kind) ?? throw new ArgumentException($"No strategy is called {kind}.");
        var options = strategy.CreateOptions();
        if (parameters is not null)
            foreach (var given in JsonDocument.Parse(parameters).RootElement.EnumerateObject())
            {
                var parameter = strategy.Parameters.FirstOrDefault(p => p.Name == given.Name) ?? throw new ArgumentException($"{kind} has no parameter {given.Name}.");
                if (parameter.TrySet(options, given.Value) is { } wrong) throw new ArgumentException($"{given.Name} {wrong}.");
            }
        return new PlannedStrategy(strategy, options);
    }

    public void Dispose() => _services.Dispose();
}
