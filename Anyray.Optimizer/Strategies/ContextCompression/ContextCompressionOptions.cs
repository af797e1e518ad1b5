using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression;

/// <summary>Parameters of <c>context_compression</c>.</summary>
internal sealed class ContextCompressionOptions : IContentOptions
{
    /// <summary>Rows of one array kept at most; 0 = as many as <see cref="MaxChars"/> allows.</summary>
    [Parameter("Rows of one array kept at most; 0 = as many as maxChars allows.", Min = 0, Max = 1_000_000)]
    public int MaxArrayItems { get; set; }

    /// <summary>Characters one text may keep once everything lossless is done.</summary>
    [Parameter("Characters one text may keep once everything lossless is done.", Min = 200, Max = 10_000_000)]
    public int MaxChars { get; set; } = 8000;

    /// <summary>Roles whose content is taken.</summary>
    [Parameter("Roles whose content is taken.", Allowed = ["tool", "function", "user"])]
    public string[] Roles { get; set; } = ["tool", "function", "user"];
}
