namespace Anyray.Optimizer.Pipeline;

/// <summary>One kind. Derive from <see cref="Strategy{TOptions}"/>; this is what the pipeline sees of it. One instance serves all requests.</summary>
internal interface IStrategy
{
    StrategyDescriptor Descriptor { get; }

    IReadOnlyList<StrategyParameter> Parameters { get; }

    /// <summary>A fresh options object with the defaults.</summary>
    object CreateOptions();

    /// <summary>Looks at the request and edits it through the context. May throw: then all its edits are undone.</summary>
    ValueTask RunAsync(StrategyContext context, object options);

    /// <summary>The decision's one line, from what stands at the end of the pipeline.</summary>
    string Summarize(EditTotals totals);
}
