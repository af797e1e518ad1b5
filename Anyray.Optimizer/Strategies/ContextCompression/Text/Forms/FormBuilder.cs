using System.Text;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>Makes the form of lines that have the same fields: what all share becomes literal, padding a width, the rest slots.</summary>
internal static class FormBuilder
{
    private const int MinRows = 3;

    /// <summary>
    /// The form of <paramref name="rows"/>, from which those it does not fit are taken; null when too few are left. What follows the first
    /// <paramref name="take"/> fields is one slot to the line's end; 0 = all fields are looked at.
    /// </summary>
    public static LineForm? Build(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int take = 0)
    {
        var form = Layout(fields, text, rows, take);
        if (form is null) return null;
        var before = rows.Count;
        for (var i = rows.Count - 1; i >= 0; i--) if (!form.Fits(fields, text, rows[i])) rows.RemoveAt(i);
        if (rows.Count < MinRows) return null;
        if (rows.Count < before) form = Layout(fields, text, rows, take);
        if (form is null) return null;
        foreach (var row in rows) if (!form.Fits(fields, text, row)) return null;
        foreach (var slot in form.Slots) form.Saved += SetDefault(slot, fields, text, rows);
        return form;
    }

    private static LineForm? Layout(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int take)
    {
        var first = rows[0];
        var count = take > 0 ? take : fields.FieldsOf(first);
        List<string> literals = [];
        List<FormSlot> slots = [];
        var literal = new StringBuilder();
        var width = 0;
        for (var i = 0; i <= count; i++)
        {
            // The gap before the field; the one after the last field ends the line.
            var pending = slots.Count > 0 && literal.Length == 0 ? slots[^1] : null;
            var gap = Gap(fields, text, first, i);
            var sameGap = SameGap(fields, text, rows, i);
            if (i == count && take == 0)
            {
                if (!sameGap) return null;
                literal.Append(gap);
                break;
            }

            var align = '\0';
            var padded = !sameGap && Blank(fields, text, rows, i);
            if (sameGap) literal.Append(gap);
            else if (padded && pending is { Align: '\0', Suffix: 0 } && Total(fields, rows, pending.From, pending.Prefix, i, out width))
            {
                slots[^1] = new FormSlot { From = pending.From, To = pending.To, Prefix = pending.Prefix, Align = '<', Width = width };
            }
            else if (padded && i < count && RightTotal(fields, rows, i, out width)) align = '>';
            else if (pending is not null && pending.Align == '\0')
            {
                // Nothing regular: the gap belongs to one slot with what stands on both sides.
                if (i == count) { pending.To = -1; pending.Suffix = 0; literals.Add(""); return new LineForm(literals, slots, rows.Count); }
                pending.To = i;
                pending.Suffix = 0;
                continue;
            }
            else return null;

            if (i == count)
            {
                literals.Add(literal.ToString());
                literal.Clear();
                slots.Add(new FormSlot { From = i, To = -1 });
                break;
            }

            var same = Same(fields, text, rows, i);
            if (same && align == '\0') { literal.Append(text[fields.Start(first, i)..fields.End(first, i)]); continue; }
            var (prefix, suffix) = same ? (0, 0) : Affixes(fields, text, rows, i);
            if (align == '>') prefix = 0;
            var start = fields.Start(first, i);

            // Neighbours with next to nothing between them are cheaper as one.
            if (align == '\0' && prefix == 0 && slots.Count > 0 && slots[^1] is { Align: '\0', To: >= 0 } last && last.To == i - 1 && !Frequent(fields, rows, i) && !Frequent(fields, rows, i - 1) && TokenCount.Of(literal.ToString()) <= 1)
            {
                last.To = i;
                last.Suffix = suffix;
                literal.Clear();
            }
            else
            {
                literals.Add(literal.Append(text.Slice(start, prefix)).ToString());
                literal.Clear();
                slots.Add(new FormSlot { From = i, To = i, Prefix = prefix, Suffix = suffix, Align = align, Width = align == '\0' ? 0 : width - suffix });
            }

            literal.Append(text[(fields.End(first, i) - suffix)..fields.End(first, i)]);
        }

        literals.Add(literal.ToString());
        return slots.Count == 0 ? null : new LineForm(literals, slots, rows.Count);
    }

    private static ReadOnlySpan<char> Gap(LineFields fields, ReadOnlySpan<char> text, int line, int field) => text[fields.GapStart(line, field)..fields.GapEnd(line, field)];

    private static bool SameGap(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int field)
    {
        var gap = Gap(fields, text, rows[0], field);
        foreach (var row in rows) if (!Gap(fields, text, row, field).SequenceEqual(gap)) return false;
        return true;
    }

    private static bool Blank(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int field)
    {
        foreach (var row in rows) if (Gap(fields, text, row, field).ContainsAnyExcept(' ')) return false;
        return true;
    }

    private static bool Same(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int field)
    {
        var value = text[fields.Start(rows[0], field)..fields.End(rows[0], field)];
        foreach (var row in rows) if (!text[fields.Start(row, field)..fields.End(row, field)].SequenceEqual(value)) return false;
        return true;
    }

    // Value and the blanks after it are equally long in nearly all rows; the others are dropped.
    private static bool Total(LineFields fields, List<int> rows, int from, int prefix, int gap, out int width) =>
        Voted(rows, row => fields.GapEnd(row, gap) - fields.Start(row, from) - prefix, out width);

    private static bool RightTotal(LineFields fields, List<int> rows, int field, out int width) =>
        Voted(rows, row => fields.End(row, field) - fields.GapStart(row, field), out width);

    private static bool Voted(List<int> rows, Func<int, int> lengthOf, out int width)
    {
        var lead = 0;
        width = 0;
        foreach (var row in rows)
        {
            var length = lengthOf(row);
            if (lead == 0) (width, lead) = (length, 1);
            else lead += length == width ? 1 : -1;
        }

        var (voted, fit) = (width, 0);
        foreach (var row in rows) if (lengthOf(row) == voted) fit++;
        if (fit < MinRows || fit * 10 < rows.Count * 7) return false;
        if (fit < rows.Count) rows.RemoveAll(row => lengthOf(row) != voted);
        return width is > 0 and < 400;
    }

    private static bool Frequent(LineFields fields, List<int> rows, int field)
    {
        int candidate = 0, lead = 0, count = 0;
        foreach (var row in rows)
        {
            var hash = fields.Hash(row, field);
            if (lead == 0) (candidate, lead) = (hash, 1);
            else lead += hash == candidate ? 1 : -1;
        }

        foreach (var row in rows) if (fields.Hash(row, field) == candidate) count++;
        return count * 2 > rows.Count;
    }

    private static (int Prefix, int Suffix) Affixes(LineFields fields, ReadOnlySpan<char> text, List<int> rows, int field)
    {
        var first = text[fields.Start(rows[0], field)..fields.End(rows[0], field)];
        int prefix = first.Length, suffix = first.Length, shortest = first.Length;
        foreach (var row in rows)
        {
            var value = text[fields.Start(row, field)..fields.End(row, field)];
            shortest = Math.Min(shortest, value.Length);
            prefix = Math.Min(prefix, first.CommonPrefixLength(value));
            var common = 0;
            while (common < suffix && common < value.Length && first[^(common + 1)] == value[^(common + 1)]) common++;
            suffix = common;
        }

        // Only whole words and numbers: the rest of one would mean nothing alone.
        while (prefix > 0 && (prefix >= shortest || char.IsLetterOrDigit(first[prefix - 1]) || char.IsSurrogate(first[prefix - 1]))) prefix--;
        while (suffix > 0 && (suffix + prefix >= shortest || char.IsLetterOrDigit(first[^suffix]) || char.IsSurrogate(first[^suffix]))) suffix--;
        return (prefix, suffix);
    }

    // Tokens that blank cells save.
    private static int SetDefault(FormSlot slot, LineFields fields, ReadOnlySpan<char> text, List<int> rows)
    {
        int candidate = -1, lead = 0, count = 0;
        foreach (var row in rows)
        {
            if (lead == 0) (candidate, lead) = (row, 1);
            else lead += slot.Cell(fields, text, row).SequenceEqual(slot.Cell(fields, text, candidate)) ? 1 : -1;
        }

        var value = slot.Cell(fields, text, candidate);
        if (value.Length > 80 || value.IndexOfAny("{}:|") >= 0 || value[0] == '=') return 0;
        foreach (var row in rows) if (slot.Cell(fields, text, row).SequenceEqual(value)) count++;
        var saved = (count - 1) * TokenCount.Of(value) - 2;
        if (count * 2 <= rows.Count || saved <= 0) return 0;
        slot.Default = value.ToString();
        return saved;
    }
}
