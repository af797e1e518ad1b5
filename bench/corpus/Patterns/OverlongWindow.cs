namespace Anyray.Bench.Corpus.Patterns;

/// <summary>The same kind of session, to be fitted under a token budget.</summary>
internal sealed class OverlongWindow : LongSession
{
    public override string Name => "overlong_window";

    public override Knob Knob => new("window_budget", """{"maxTokens":2000}""");
}
