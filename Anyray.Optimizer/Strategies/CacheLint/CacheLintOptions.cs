namespace Anyray.Optimizer.Strategies.CacheLint;

/// <summary><c>cache_lint</c> has no parameters.</summary>
internal sealed class CacheLintOptions;
