using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Parameters of <c>code_graph</c>.</summary>
internal sealed class CodeGraphOptions : IContentOptions
{
    /// <summary>Files shorter than this many characters are left alone.</summary>
    [Parameter("Files shorter than this many characters are left alone.", Min = 1, Max = 10_000_000)]
    public int MinChars { get; set; } = 200;

    /// <summary>Bodies of fewer lines stay.</summary>
    [Parameter("Bodies of fewer lines stay.", Min = 1, Max = 10_000)]
    public int MinBodyLines { get; set; } = 2;

    /// <summary>Roles whose content is taken.</summary>
    [Parameter("Roles whose content is taken.", Allowed = ["tool", "function", "user"])]
    public string[] Roles { get; set; } = ["tool", "function", "user"];
}
