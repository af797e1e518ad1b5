namespace Anyray.Gateway.Metering;

/// <summary>Which part of a usage object a count stands in.</summary>
internal enum UsageScope
{
    Whole,
    Input,
    CachedInput,
    Output,
    Iteration,
}
