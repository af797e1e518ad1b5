namespace Anyray.Bench.Corpus.Dialects;

/// <summary>One piece of a conversation, before it has a dialect.</summary>
public abstract record Part
{
    private Part()
    {
    }

    /// <summary>What the user wrote.</summary>
    public sealed record User(string Text) : Part;

    /// <summary>What the model wrote.</summary>
    public sealed record Assistant(string Text) : Part;

    /// <summary>Replayed reasoning; only Anthropic's dialect carries it.</summary>
    public sealed record Thinking(string Text, string Signature) : Part;

    /// <summary>A tool call of the model.</summary>
    public sealed record Call(string Id, string Tool, string Arguments) : Part;

    /// <summary>What the tool returned.</summary>
    public sealed record Result(string Id, string Text, bool IsError) : Part;
}
