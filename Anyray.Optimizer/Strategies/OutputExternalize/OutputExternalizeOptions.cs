using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.OutputExternalize;

/// <summary>Parameters of <c>output_externalize</c>.</summary>
internal sealed class OutputExternalizeOptions
{
    /// <summary>Outputs of at least this many characters are put behind a handle.</summary>
    [Parameter("Outputs of at least this many characters are put behind a handle.", Min = 200, Max = 100_000_000)]
    public int MinChars { get; set; } = 20000;
}
