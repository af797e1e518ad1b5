using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.RelevanceFilter;

/// <summary>Parameters of <c>relevance_filter</c>.</summary>
internal sealed class RelevanceFilterOptions : IContentOptions
{
    /// <summary>Characters kept of one text at most; what the question names may exceed it by half.</summary>
    [Parameter("Characters kept of one text at most.", Min = 200, Max = 1_000_000)]
    public int KeepChars { get; set; } = 6000;

    /// <summary>Roles whose content is filtered.</summary>
    [Parameter("Roles whose content is filtered.", Allowed = ["tool", "function", "user"])]
    public string[] Roles { get; set; } = ["tool", "function", "user"];

    /// <summary>Compare by meaning when few lines share the question's words.</summary>
    [Parameter("Compare by meaning when few lines share the question's words.")]
    public bool SemanticRerank { get; set; } = true;

    /// <summary>Share of the meaning in the blend, 0-1.</summary>
    [Parameter("Share of the meaning in the blend, 0-1.", Min = 0, Max = 1)]
    public double SemanticWeight { get; set; } = 0.5;

    /// <summary>With fewer matching lines than this, words alone are not trusted.</summary>
    [Parameter("With fewer matching lines than this, words alone are not trusted.")]
    public int LexConfidentHits { get; set; } = 6;

    /// <summary>Texts shorter than this many characters are left alone.</summary>
    [Parameter("Texts shorter than this many characters are left alone.", Min = 1, Max = 10_000_000)]
    public int MinChars { get; set; } = 1500;
}
