namespace Anyray.Optimizer.Sessions;

/// <summary>How a provider caches the prompts of a family of models.</summary>
/// <param name="Models">Glob of model names, without a provider's prefix.</param>
/// <param name="Provider">Slug of the provider that serves the family under these names.</param>
/// <param name="TtlSeconds">Longest time after which an unused entry may still be there.</param>
/// <param name="MinPrefixTokens">Shorter prefixes are not cached.</param>
/// <param name="ReadPrice">Price of a cached token, as a share of the input price.</param>
/// <param name="WritePrice">Price of a token that is written to the cache, as a share of the input price.</param>
/// <param name="Explicit">Only what the request marks with <c>cache_control</c> is cached.</param>
internal sealed record PromptCache(string Models, string Provider, int TtlSeconds, int MinPrefixTokens, double ReadPrice, double WritePrice, bool Explicit = false);
