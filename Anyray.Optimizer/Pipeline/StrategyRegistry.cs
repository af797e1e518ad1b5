namespace Anyray.Optimizer.Pipeline;

/// <summary>Every kind there is, in the stock run order.</summary>
internal sealed class StrategyRegistry(IEnumerable<IStrategy> strategies)
{
    private readonly Dictionary<string, IStrategy> _byKind = strategies.ToDictionary(s => s.Descriptor.Kind);

    public IReadOnlyList<IStrategy> All { get; } = [.. strategies];

    public IStrategy? Find(string kind) => _byKind.GetValueOrDefault(kind);
}
