namespace Anyray.Optimizer.Strategies.ContentCensus;

/// <summary><c>content_census</c> has no parameters.</summary>
internal sealed class ContentCensusOptions;
