using System.Globalization;

namespace Anyray.Optimizer.Pipeline;

/// <summary>What one kind's edits add up to.</summary>
internal readonly record struct EditTotals(int Messages, long CharsBefore, long CharsAfter, long BytesSaved, int Stashed, int Replayed, string? Note)
{
    /// <summary><c>verb N object (before->after chars, -P%); N stashed for retrieval; note</c>.</summary>
    public string Describe(string verb, string @object)
    {
        var percent = CharsBefore == 0 ? 0 : (int)Math.Round(100.0 * (CharsBefore - CharsAfter) / CharsBefore);
        var line = string.Create(CultureInfo.InvariantCulture, $"{verb} {Messages} {@object} ({CharsBefore}->{CharsAfter} chars, -{percent}%)");
        if (Stashed > 0) line += $"; {Stashed} stashed for retrieval";
        if (Replayed > 0) line += $"; {Replayed} repeated from earlier turns";
        return Note is null ? line : $"{line}; {Note}";
    }
}
