using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Anyray.Optimizer;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Ocr;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Settings;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer;

/// <summary>
/// Runs kinds over a body, in process, as the service would. One harness is one optimizer that remembers its sessions: a
/// second run with a longer body is the conversation's next turn. <c>new StrategyHarness("prompt_compression", """{"minChars":10}""").Run(body)</c>.
/// </summary>
public sealed partial class StrategyHarness : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly OptimizerOptions _options = new();
    private readonly TemporaryFolder? _folder;

    public StrategyHarness(string kind, string? parameters = null, OcrOptions? ocr = null, bool durable = false) : this([(kind, parameters)], ocr, durable)
    {
    }

    public StrategyHarness(IReadOnlyList<(string Kind, string? Parameters)> kinds, OcrOptions? ocr = null, bool durable = false) : this(ocr, durable) => Configure(kinds);

    /// <summary>Stock settings. <paramref name="durable"/>: what is taken out is kept in encrypted files, which go with the harness.</summary>
    public StrategyHarness(OcrOptions? ocr = null, bool durable = false)
    {
        var services = new ServiceCollection();
        if (durable)
        {
            _folder = new TemporaryFolder();
            _options.ContentKey = new string('d', 64);
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("ANYRAY_DATA_DIR", _folder.Path)]).Build()).AddSingleton<IHostEnvironment>(new HostingEnvironment());
        }
        services.AddLogging().AddSingleton<TimeProvider>(Time).AddSingleton<ISettingsStore>(new HarnessSettingsStore()).AddSingleton(Options.Create(_options)).AddSingleton(Options.Create(ocr ?? new OcrOptions())).AddOptimizerCore();
        _services = services.BuildServiceProvider();
        Deadline = TimeSpan.FromSeconds(30);
    }

    /// <summary>The optimizer's clock.</summary>
    public ShiftedTime Time { get; } = new();

    /// <summary>Pipeline deadline of the next runs.</summary>
    public TimeSpan Deadline
    {
        get => TimeSpan.FromMilliseconds(_options.DeadlineMs);
        set => _options.DeadlineMs = _options.VisionDeadlineMs = (int)value.TotalMilliseconds;
    }

    /// <summary>Weigh rewrites of cached history in the next runs.</summary>
    public bool WeighRewrites
    {
        get => _options.WeighRewrites;
        set => _options.WeighRewrites = value;
    }

    /// <summary>Metadata of the next runs.</summary>
    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>One turn.</summary>
    public HarnessResult Run(TestRequest request, IReadOnlyList<string>? pins = null) => Run(request.Build(), request.Endpoint, pins);

    /// <summary>One turn.</summary>
    public HarnessResult Run(string body, string endpoint = "/v1/chat/completions", IReadOnlyList<string>? pins = null) => RunAsync(body, endpoint, pins).GetAwaiter().GetResult();

    /// <summary>One turn.</summary>
    public async Task<HarnessResult> RunAsync(string body, string endpoint = "/v1/chat/completions", IReadOnlyList<string>? pins = null)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(body));
        using var outcome = await _services.GetRequiredService<OptimizeEngine>().RunAsync(new OptimizeCall
        {
            Endpoint = endpoint,
            Body = tree.Root,
            Metadata = new RequestMetadata(Metadata),
            Trusted = true,
            Pins = pins ?? [],
        });
        using var output = new PooledBuffer<byte>();
        outcome.WriteBody(output);
        var after = Encoding.UTF8.GetString(output.Span);
        var suppressed = outcome.Suppressed.ToDictionary(s => s.Kind, s => s.Reason);
        return new HarnessResult(body, after, outcome.Decisions, suppressed, [.. outcome.Pins], await StashedAsync(after)) { Prefix = outcome.Prefix, OptimizationId = outcome.OptimizationId };
    }

    internal StrategyDescriptor Descriptor(string kind) => _services.GetRequiredService<StrategyRegistry>().Find(kind)!.Descriptor;

    internal T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    private void Configure(IReadOnlyList<(string Kind, string? Parameters)> kinds)
    {
        var registry = _services.GetRequiredService<StrategyRegistry>();
        var strategies = new JsonArray();
        foreach (var (kind, parameters) in kinds)
        {
            var strategy = registry.Find(kind) ?? throw new ArgumentException($"No strategy is called {kind}.");
            var given = System.Text.Json.Nodes.JsonNode.Parse(parameters ?? "{}")!.AsObject();
            foreach (var (name, _) in given)
                if (strategy.Parameters.All(p => p.Name != name)) throw new ArgumentException($"{kind} has no parameter {name}.");
            strategies.Add(new JsonObject { ["kind"] = kind, ["enabled"] = true, ["params"] = given });
        }
        var config = new JsonObject { ["defaultsRevision"] = DefaultsMigrations.Product.Head, ["strategies"] = strategies };
        _services.GetRequiredService<SettingsHolder>().ReplaceAsync(config.ToJsonString(), "test", CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task<Dictionary<string, string>> StashedAsync(string body)
    {
        var stash = _services.GetRequiredService<IStash>();
        var stashed = new Dictionary<string, string>();
        foreach (Match handle in Handle().Matches(body))
            if (await stash.GetAsync("default", handle.Value) is { } content) stashed[handle.Value] = Encoding.UTF8.GetString(content);
        return stashed;
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder?.Dispose();
    }

    [GeneratedRegex("ctx_[0-9a-z]+_[0-9a-z]+")]
    private static partial Regex Handle();
}
