namespace Anyray.Optimizer.Pipeline;

/// <summary>
/// Marks an options property as a parameter of the kind; it is called by the property's name in camelCase. The range is
/// checked when settings are stored. Types: int, long, double, bool, string, string[].
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterAttribute(string description) : Attribute
{
    /// <summary>One line for the console, with the unit.</summary>
    public string Description { get; } = description;

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>The allowed strings; empty = any.</summary>
    public string[] Allowed { get; init; } = [];
}
