using System.Globalization;
using System.Text;

namespace Anyray.Bench;

/// <summary>Prints rows in columns: the first one left-aligned, the rest right-aligned, a last column of words as it comes.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params object[] cells) =>
        _rows.Add([.. cells.Select(c => c is double number ? number.ToString("0.0", CultureInfo.InvariantCulture) : Convert.ToString(c, CultureInfo.InvariantCulture)!)]);

    public void Rule() => _rows.Add([]);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(i => _rows.Max(r => r.Length > i ? r[i].Length : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++) text.Append(i == 0 ? row[i].PadRight(widths[i]) : header[i] == "fired" ? "  " + row[i] : "  " + row[i].PadLeft(widths[i]));
            if (row.Length == 0) text.Append('-', Math.Min(100, widths.Sum() + 2 * (widths.Length - 1)));
            text.Append('\n');
        }

        return text.ToString();
    }
}
