using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>What like lines have in common, with slots for what differs. Literals and slots take turns; a literal stands at both ends.</summary>
internal sealed class LineForm
{
    private readonly List<string> _literals;
    private readonly List<FormSlot> _slots;

    internal LineForm(List<string> literals, List<FormSlot> slots, int rows)
    {
        (_literals, _slots) = (literals, slots);
        var shared = 0;
        foreach (var literal in literals) shared += TokenCount.Of(literal);
        Saved = rows * shared - (shared + 4 + 2 * slots.Count) - rows * slots.Count;
    }

    /// <summary>Estimated tokens that the rows lose by it, its own line and what a row adds counted against them.</summary>
    public int Saved { get; set; }

    public IReadOnlyList<FormSlot> Slots => _slots;

    /// <summary>Does the form give the line back?</summary>
    public bool Fits(LineFields fields, ReadOnlySpan<char> text, int line)
    {
        for (var i = 0; i < _slots.Count; i++)
        {
            var cell = _slots[i].Cell(fields, text, line);
            if (cell.IsEmpty || cell.Contains('\r') || i < _slots.Count - 1 && cell.Contains('|')) return false;
        }

        return true;
    }

    /// <summary>Writes the form in the manner of a format string.</summary>
    public void Write(CharBuffer output)
    {
        for (var i = 0; i < _literals.Count; i++)
        {
            foreach (var c in _literals[i]) output.Append(c, c is '{' or '}' ? 2 : 1);
            if (i == _slots.Count) break;
            output.Append('{');
            if (_slots[i].Default is { } value) output.Append('=').Append(value);
            if (_slots[i].Align != '\0') output.Append(':').Append(_slots[i].Align).Append(_slots[i].Width);
            output.Append('}');
        }
    }

    /// <summary>Writes a line's cells. Blank ones at the end go without a separator.</summary>
    public void Row(LineFields fields, ReadOnlySpan<char> text, int line, CharBuffer output)
    {
        var blanks = 0;
        for (var i = 0; i < _slots.Count; i++)
        {
            if (i > 0) blanks++;
            var cell = _slots[i].Cell(fields, text, line);
            if (_slots[i].Default is { } value && cell.SequenceEqual(value)) continue;
            output.Append('|', blanks).Append(cell);
            blanks = 0;
        }
    }
}
