using System.Globalization;
using System.Text;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Exports;

/// <summary>A ledger line as CSV (RFC 4180), in the order of the model.</summary>
internal static class CsvLines
{
    private static readonly System.Reflection.PropertyInfo[] Columns = typeof(LedgerRow).GetProperties();

    public static string Header { get; } = string.Join(',', Columns.Select(c => SnakeCase.Of(c.Name)));

    public static string Of(LedgerRow row)
    {
        var line = new StringBuilder();
        foreach (var column in Columns)
        {
            if (line.Length > 0) line.Append(',');
            line.Append(Field(column.GetValue(row)));
        }
        return line.ToString();
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(text),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text)
    {
        // A spreadsheet would run a cell that begins like a formula; names come from callers.
        if (text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
