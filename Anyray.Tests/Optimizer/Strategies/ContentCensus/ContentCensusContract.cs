namespace Anyray.Tests.Optimizer.Strategies.ContentCensus;

public sealed class ContentCensusContract() : StrategyContract("content_census");
