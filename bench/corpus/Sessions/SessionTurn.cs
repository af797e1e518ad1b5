namespace Anyray.Bench.Corpus.Sessions;

/// <summary>One call of a session.</summary>
/// <param name="Body">The request as the client sends it: the whole conversation so far.</param>
/// <param name="Gap">Time since the call before.</param>
/// <param name="OutputTokens">Length of the answer.</param>
public sealed record SessionTurn(byte[] Body, TimeSpan Gap, int OutputTokens);
