using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>Parameters of <c>command_digest</c>.</summary>
internal sealed class CommandDigestOptions : IContentOptions
{
    /// <summary>Failures printed with their lines; of further ones the name stays.</summary>
    [Parameter("Failures printed with their lines; of further ones the name stays.", Min = 1, Max = 1000)]
    public int MaxFailures { get; set; } = 10;

    /// <summary>Lines kept of each failure.</summary>
    [Parameter("Lines kept of each failure.", Min = 1, Max = 1000)]
    public int ContextLines { get; set; } = 12;

    /// <summary>Roles whose content is taken.</summary>
    [Parameter("Roles whose content is taken.", Allowed = ["tool", "function", "user"])]
    public string[] Roles { get; set; } = ["tool", "function", "user"];
}
