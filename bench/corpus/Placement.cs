namespace Anyray.Bench.Corpus;

/// <summary>How the waste got into the request.</summary>
public enum Placement
{
    /// <summary>A tool returned it earlier, the model has commented on it, and the user asks about it.</summary>
    Read,

    /// <summary>The user pasted it with the question.</summary>
    Paste,

    /// <summary>A tool has just returned it: nothing in it may be lost.</summary>
    Fresh,

    /// <summary>Nothing is wasted and nothing may fire.</summary>
    Control,
}
