namespace Anyray.Optimizer.Relevance;

/// <summary>A stretch of text that is kept or left out as one: a line, a log record, a paragraph of a chunk, a record block.</summary>
internal struct Unit
{
    /// <summary>Offset of its first character.</summary>
    public int Start;

    /// <summary>Offset past its last one, its line feed counted.</summary>
    public int End;

    /// <summary>Number of lines it spans.</summary>
    public int Lines;

    /// <summary>Index of the unit that heads it (file path, chunk header, record head), or -1.</summary>
    public int Head;

    /// <summary>Number of the document or record it belongs to, in texts made of several; 0 otherwise.</summary>
    public int Block;

    /// <summary>Bits of the question's terms it holds.</summary>
    public ulong Terms;

    /// <summary>Bits of the question's identifiers it holds.</summary>
    public ulong Identifiers;

    /// <summary>Number of its template (its text with numbers and ids blanked out), from 1 on in the order in which they come first; 0 = not told.</summary>
    public int Kind;

    /// <summary>How much it matters; comparable within one text only.</summary>
    public float Score;

    /// <summary>How much it stands out by itself, whatever is asked.</summary>
    public float Signal;

    /// <summary>How like the question it is in meaning, beside the best one.</summary>
    public float Likeness;

    /// <summary>How much it says that the rest of a repetitive text does not.</summary>
    public float Novelty;

    /// <summary>0 to 2: see <see cref="Shapes.Severity"/>.</summary>
    public byte Severity;

    /// <summary>It names an amount of money, as few others do, and one is asked for; of a diff's hunk: it gives a setting another number.</summary>
    public bool Amount;

    /// <summary>Script or style of a page, which answers nothing that is asked in words.</summary>
    public bool Code;

    /// <summary>It is kept whatever it scores, as long as the budget holds.</summary>
    public bool Must;

    /// <summary>One of the rows that a sum, a count or a list is made of: it is kept even past the budget.</summary>
    public bool Whole;

    /// <summary>It goes into the excerpt.</summary>
    public bool Kept;

    /// <summary>Length in characters.</summary>
    public readonly int Length => End - Start;
}
