using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>
/// Writes what several descriptions say in the same words once, as a numbered note where it stands first, and names the note in
/// the others. An argument whose like was described before goes without a description.
/// </summary>
internal static class SharedNotes
{
    // Shorter than this it is hardly longer than the name of its note.
    private const int MinChars = 30;
    private const int MinSaved = 24;
    private const string Note = "Note ";
    private const string See = "See note ";

    public static void Write(List<ToolText> texts)
    {
        var described = new HashSet<(string, string, string)>();
        foreach (var text in texts)
        {
            if (!text.IsRead || text.IsGone) continue;
            // Numbers of their own would be taken for ours.
            if (text.Text.Contains(Note + "1: ", StringComparison.Ordinal) || text.Text.Contains(See, StringComparison.Ordinal)) return;
        }

        foreach (var text in texts)
            if (text.IsRead && !text.IsGone && text.MayGo && !described.Add((text.Member!, text.Text, text.Schema["type"u8].AsString() ?? ""))) text.Text = "";

        var read = texts.FindAll(t => t.IsRead && !t.IsGone);
        var lines = Count(read, text => Units(text, null));
        var uses = Count(read, text => Units(text, lines));
        var numbers = new Dictionary<string, int>();
        foreach (var text in read) text.Text = Write(text.Text, Units(text.Text, lines), uses, numbers);
    }

    private static Dictionary<string, int> Count(List<ToolText> texts, Func<string, List<Range>> units)
    {
        var counts = new Dictionary<string, int>();
        foreach (var text in texts)
            foreach (var unit in units(text.Text)) CollectionsMarshal.GetValueRefOrAddDefault(counts, text.Text[unit], out _)++;
        return counts;
    }

    private static string Write(string text, List<Range> units, Dictionary<string, int> uses, Dictionary<string, int> numbers)
    {
        var output = new StringBuilder();
        var at = 0;
        var named = false;
        foreach (var unit in units)
        {
            var said = text[unit];
            var (start, length) = unit.GetOffsetAndLength(text.Length);
            if ((uses[said] - 1) * (said.Length - See.Length - 3) - Note.Length - 3 < MinSaved) continue;
            var between = text[at..start];
            var known = numbers.TryGetValue(said, out var number);
            if (!known) numbers[said] = number = numbers.Count + 1;
            // Notes that follow each other are named together.
            if (known && named && between.AsSpan().Trim(' ').IsEmpty) output.Insert(output.Length - 1, string.Create(CultureInfo.InvariantCulture, $", {number}"));
            else
            {
                output.Append(between);
                if (known) output.Append(See).Append(number).Append('.');
                else output.Append(Note).Append(number).Append(": ").Append(said);
            }

            named = known;
            at = start + length;
        }

        return at == 0 ? text : output.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Lines outside code that are long enough; given how often each line stands, the sentences of those that stand once.</summary>
    private static List<Range> Units(string text, Dictionary<string, int>? lines)
    {
        var units = new List<Range>();
        var fenced = false;
        for (int at = 0, next; at < text.Length; at = next + 1)
        {
            next = text.IndexOf('\n', at);
            if (next < 0) next = text.Length;
            var line = text.AsSpan(at, next - at);
            var isFence = line.TrimStart().StartsWith("```");
            fenced ^= isFence;
            var words = line.TrimStart(" \t");
            if (words is ['-' or '*' or '•', ' ', ..]) words = words[2..];
            var start = next - words.Length;
            if (fenced || isFence || next - start < MinChars) continue;
            if (lines is null || lines[text[start..next]] > 1) units.Add(start..next);
            else AddSentences(text, start, next, units);
        }

        return units;
    }

    private static void AddSentences(string text, int start, int next, List<Range> units)
    {
        for (var end = start; end < next; end++)
        {
            var ends = end + 1 == next || (text[end] is '.' or '!' or '?' && text[end + 1] == ' ' && end + 2 < next && !char.IsLower(text[end + 2]));
            if (!ends) continue;
            if (end + 1 - start >= MinChars) units.Add(start..(end + 1));
            start = end + 1;
            while (start < next && text[start] == ' ') start++;
        }
    }
}
