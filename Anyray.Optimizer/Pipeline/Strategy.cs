using System.Reflection;

namespace Anyray.Optimizer.Pipeline;

/// <summary>The skeleton of every kind: a descriptor, an options class, one method.</summary>
/// <typeparam name="TOptions">Properties marked with <see cref="ParameterAttribute"/> are the kind's parameters; initialisers are the defaults.</typeparam>
internal abstract class Strategy<TOptions> : IStrategy where TOptions : class, new()
{
    private static readonly StrategyParameter[] Declared =
        [.. from property in typeof(TOptions).GetProperties()
            let attribute = property.GetCustomAttribute<ParameterAttribute>()
            where attribute is not null
            select new StrategyParameter(property, attribute, new TOptions())];

    public abstract StrategyDescriptor Descriptor { get; }

    public IReadOnlyList<StrategyParameter> Parameters => Declared;

    public object CreateOptions() => new TOptions();

    ValueTask IStrategy.RunAsync(StrategyContext context, object options) => RunAsync(context, (TOptions)options);

    /// <summary>Override this one only when the work has to wait for something outside the process.</summary>
    protected virtual ValueTask RunAsync(StrategyContext context, TOptions options)
    {
        Run(context, options);
        return default;
    }

    protected virtual void Run(StrategyContext context, TOptions options)
    {
    }

    /// <summary>What it did, e.g. <c>deduplicated</c>; the default summary begins with it.</summary>
    protected virtual string Verb => Descriptor.Kind.Replace('_', ' ') + ":";

    /// <summary>What it did it to and against what, after the count, e.g. <c>message(s) against the live turn</c>.</summary>
    protected virtual string Object => "message(s)";

    public virtual string Summarize(EditTotals totals) => totals.Describe(Verb, Object);
}
