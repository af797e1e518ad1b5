namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>Finds the forms of a text's lines: lines of as many fields, parted by the values of few kinds as long as that pays, then lines that begin alike.</summary>
internal sealed class FormMiner
{
    private const int MaxForms = 52;
    private const int MinRows = 4;
    private const int MinSaved = 14;
    private const int MaxDepth = 6;
    private const int Sampled = 48;
    private const int MaxValues = 10;
    private static readonly int[] Heads = [10, 8, 6, 5, 4, 3, 2];

    private readonly LineFields _fields;
    private readonly int[] _formOf;

    private FormMiner(LineFields fields)
    {
        _fields = fields;
        _formOf = new int[fields.Count];
        Array.Fill(_formOf, -1);
    }

    /// <summary>The forms found.</summary>
    public List<LineForm> Forms { get; } = [];

    /// <summary>Index of each line's form, or -1.</summary>
    public ReadOnlySpan<int> FormOf => _formOf;

    public static FormMiner Mine(LineFields fields, ReadOnlySpan<char> text)
    {
        var miner = new FormMiner(fields);
        foreach (var group in miner.Grouped(text)) miner.Split(text, group, 0);
        foreach (var head in Heads) miner.ByHead(text, head);
        return miner;
    }

    private IEnumerable<List<int>> Grouped(ReadOnlySpan<char> text)
    {
        var groups = new Dictionary<(int Fields, int Lead), List<int>>();
        var order = new List<List<int>>();
        for (var line = 0; line < _fields.Count; line++)
        {
            var count = _fields.FieldsOf(line);
            if (count == 0) continue;
            var lead = _fields.GapEnd(line, 0) - _fields.GapStart(line, 0);
            if (lead > 0 && char.IsAsciiDigit(text[_fields.Start(line, 0)])) lead = -1 - (_fields.End(line, 0) - _fields.GapStart(line, 0));
            if (!groups.TryGetValue((count, lead), out var rows)) order.Add(groups[(count, lead)] = rows = []);
            rows.Add(line);
        }

        return order;
    }

    private void Split(ReadOnlySpan<char> text, List<int> rows, int depth)
    {
        if (rows.Count < MinRows) return;
        var field = depth < MaxDepth ? BestSplit(rows) : -1;
        if (field < 0)
        {
            Take(text, rows, 0);
            return;
        }

        var parts = new Dictionary<int, List<int>>();
        var order = new List<List<int>>();
        foreach (var row in rows)
        {
            var hash = _fields.Hash(row, field);
            if (!parts.TryGetValue(hash, out var part)) order.Add(parts[hash] = part = []);
            part.Add(row);
        }

        List<int> few = [];
        foreach (var part in order)
        {
            if (part.Count * 40 < rows.Count || part.Count < MinRows) few.AddRange(part);
            else Split(text, part, depth + 1);
        }

        few.Sort();
        Split(text, few, MaxDepth);
    }

    private bool Take(ReadOnlySpan<char> text, List<int> rows, int take)
    {
        if (Forms.Count == MaxForms || rows.Count < MinRows || FormBuilder.Build(_fields, text, rows, take) is not { } form || form.Saved < MinSaved) return false;
        foreach (var row in rows) _formOf[row] = Forms.Count;
        Forms.Add(form);
        return true;
    }

    private void ByHead(ReadOnlySpan<char> text, int take)
    {
        var groups = new Dictionary<int, List<int>>();
        var order = new List<List<int>>();
        for (var line = 0; line < _fields.Count; line++)
        {
            if (_formOf[line] >= 0 || _fields.FieldsOf(line) <= take) continue;
            var hash = new HashCode();
            hash.Add(_fields.GapEnd(line, 0) - _fields.GapStart(line, 0));
            for (var i = 0; i < take; i++) hash.Add(Class(text[_fields.Start(line, i).._fields.End(line, i)], _fields.Hash(line, i)));
            var key = hash.ToHashCode();
            if (!groups.TryGetValue(key, out var rows)) order.Add(groups[key] = rows = []);
            rows.Add(line);
        }

        foreach (var rows in order) Take(text, rows, take);
    }

    // Numbers, times and ids are alike, words are themselves.
    private static int Class(ReadOnlySpan<char> field, int hash) => field.ContainsAnyInRange('0', '9') ? -field.Count(':') : hash;

    /// <summary>The field whose values part the rows best, or -1 when one form serves them better. Judged on a sample.</summary>
    private int BestSplit(List<int> rows)
    {
        var count = Math.Min(rows.Count, Sampled);
        Span<int> sample = stackalloc int[count];
        for (var i = 0; i < count; i++) sample[i] = rows[(int)((long)i * rows.Count / count)];
        var fields = _fields.FieldsOf(rows[0]);
        var scale = (double)rows.Count / count;
        Span<byte> group = stackalloc byte[count];
        var (best, most) = (-1, Gain(sample, group, 1, fields, scale) * 1.08 + 12);
        for (var field = 0; field < fields; field++)
        {
            var values = Values(sample, field, group);
            if (values is < 2 or > MaxValues) continue;
            var gain = Gain(sample, group, values, fields, scale);
            if (gain > most) (best, most) = (field, gain);
        }

        return best;
    }

    private int Values(ReadOnlySpan<int> sample, int field, Span<byte> group)
    {
        Span<int> values = stackalloc int[MaxValues];
        var count = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            var hash = _fields.Hash(sample[i], field);
            var at = values[..count].IndexOf(hash);
            if (at < 0)
            {
                if (count == MaxValues) return MaxValues + 1;
                values[at = count++] = hash;
            }

            group[i] = (byte)at;
        }

        return count;
    }

    private double Gain(ReadOnlySpan<int> sample, ReadOnlySpan<byte> group, int groups, int fields, double scale)
    {
        Span<int> size = stackalloc int[groups];
        Span<int> first = stackalloc int[groups];
        for (var i = sample.Length - 1; i >= 0; i--) (size[group[i]], first[group[i]]) = (size[group[i]] + 1, sample[i]);
        double gain = 0;
        Span<bool> same = stackalloc bool[groups];
        for (var field = 0; field < fields; field++)
        {
            same.Fill(true);
            for (var i = 0; i < sample.Length; i++)
                if (same[group[i]] && _fields.Hash(sample[i], field) != _fields.Hash(first[group[i]], field)) same[group[i]] = false;
            for (var g = 0; g < groups; g++)
            {
                var tokens = 1 + (_fields.End(first[g], field) - _fields.Start(first[g], field)) / 5;
                // A value that is shared stands once in the form; one that is not costs a separator.
                if (size[g] > 1) gain += same[g] ? (size[g] * scale - 2) * tokens : -tokens;
            }
        }

        return gain - 4 * groups;
    }
}
