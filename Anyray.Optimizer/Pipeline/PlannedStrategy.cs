namespace Anyray.Optimizer.Pipeline;

/// <summary>A kind with the options that hold for one request, in its place in the run order.</summary>
internal sealed record PlannedStrategy(IStrategy Strategy, object Options)
{
    public string Kind => Strategy.Descriptor.Kind;
}
