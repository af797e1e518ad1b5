namespace Anyray.Tests.Optimizer.Strategies.CommandDigest;

public sealed class CommandDigestContract() : StrategyContract("command_digest");
