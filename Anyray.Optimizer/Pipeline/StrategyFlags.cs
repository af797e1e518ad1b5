namespace Anyray.Optimizer.Pipeline;

/// <summary>What a kind may do, as the console shows it and the shared tests check it.</summary>
[Flags]
internal enum StrategyFlags
{
    None = 0,

    /// <summary>Rewrites bytes of the conversation's history.</summary>
    CacheBusting = 1,

    /// <summary>May act past the provider's cached prefix without breaking it.</summary>
    SuffixSafe = 2,

    /// <summary>Rewrites the tools and system prefix.</summary>
    PrefixCacheBusting = 4,

    /// <summary>All of its edits are lossless.</summary>
    Lossless = 8,

    /// <summary>What it takes out is stashed and comes back from <c>/v1/retrieve</c> byte for byte.</summary>
    Reversible = 16,

    /// <summary>Never edits; it reports.</summary>
    ReadOnly = 32,

    /// <summary>Adds to the request (an annotation, an advisory), so the result may be larger.</summary>
    MayGrow = 64,
}
