namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>A place of a form that each row fills.</summary>
internal sealed class FormSlot
{
    /// <summary>First of the fields it takes.</summary>
    public required int From { get; init; }

    /// <summary>Last of them; -1 = all to the line's end.</summary>
    public required int To { get; set; }

    /// <summary>Characters of the first field that stand in the form.</summary>
    public int Prefix { get; init; }

    /// <summary>Characters of the last field that stand in the form.</summary>
    public int Suffix { get; set; }

    /// <summary><c>&lt;</c> or <c>&gt;</c> = padded with blanks on the right or on the left to <see cref="Width"/>; <c>\0</c> = not.</summary>
    public char Align { get; init; }

    /// <summary>Characters of the padded value.</summary>
    public int Width { get; init; }

    /// <summary>What a blank cell stands for; null = no cell is blank.</summary>
    public string? Default { get; set; }

    /// <summary>The value in a line.</summary>
    public ReadOnlySpan<char> Cell(LineFields fields, ReadOnlySpan<char> text, int line) =>
        text[(fields.Start(line, From) + Prefix)..(To < 0 ? fields.EndOf(line) : fields.End(line, To) - Suffix)];
}
