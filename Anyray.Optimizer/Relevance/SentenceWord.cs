namespace Anyray.Optimizer.Relevance;

/// <summary>A distinct word of a text.</summary>
internal struct SentenceWord
{
    /// <summary>Hash of its lower-case form.</summary>
    public uint Hash;

    /// <summary>Offset of its first occurrence.</summary>
    public int Start;

    /// <summary>Length in characters.</summary>
    public int Length;

    /// <summary>Number of sentences that hold it.</summary>
    public int Sentences;

    /// <summary>The last of those.</summary>
    public int Last;

    /// <summary>It says nothing about the matter.</summary>
    public bool Stop;
}
