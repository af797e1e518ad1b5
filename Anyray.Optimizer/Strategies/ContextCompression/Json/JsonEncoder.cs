using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// Re-encodes a JSON text without losing a value: white space goes, and every run of like records becomes a table. What is no table stays
/// JSON; a table inside it is named by <c>#1</c>, <c>#2</c> where it stood and follows below.
/// </summary>
internal static class JsonEncoder
{
    /// <summary>Chooses the rows of a table to keep; an empty answer keeps all.</summary>
    public delegate ReadOnlySpan<bool> RowFilter(RecordTable table, int node);

    /// <summary>Records in a table that is worth its header.</summary>
    private const int MinRows = 3;

    /// <summary>The text re-encoded, and how many rows of how many the filter left out.</summary>
    public static (CharBuffer Text, int Elided, int Rows) Encode(JsonTape tape, ReadOnlySpan<char> text, bool lines, RowFilter? filter = null, Question? question = null)
    {
        using var tables = new CharBuffer();
        var output = new CharBuffer(text.Length / 2);
        var writer = new Writer(tape, filter, question, output, tables);
        if (writer.Table(text, 0, output)) return (output, writer.Elided, writer.Rows);
        if (lines)
        {
            for (var at = 1; at < tape.Count; at = tape[at].Next)
            {
                writer.Value(text, at);
                output.Append('\n');
            }
        }
        else writer.Value(text, 0);

        if (tables.Length > 0) output.Append('\n').Append(tables.Span);
        return (output, writer.Elided, writer.Rows);
    }

    private sealed class Writer(JsonTape tape, RowFilter? filter, Question? question, CharBuffer output, CharBuffer tables)
    {
        private int _tables;

        public int Elided { get; private set; }

        public int Rows { get; private set; }

        public void Value(ReadOnlySpan<char> text, int node)
        {
            ref var value = ref tape[node];
            if (value.Kind is not ('{' or '['))
            {
                output.Append(text[value.Start..value.End]);
                return;
            }

            var mark = tables.Length;
            tables.Append('#').Append(_tables + 1).Append(' ');
            if (Table(text, node, tables))
            {
                output.Append('#').Append(++_tables);
                return;
            }

            tables.Length = mark;
            output.Append(value.Kind);
            var (end, close) = (value.Next, value.Kind == '{' ? '}' : ']');
            for (var at = node + 1; at < end; at = tape[at].Next)
            {
                if (at > node + 1) output.Append(',');
                if (tape[at].NameStart >= 0) output.Append(text[tape[at].NameStart..tape[at].NameEnd]).Append(':');
                Value(text, at);
            }

            output.Append(close);
        }

        /// <summary>Writes the node as a table, when that is shorter than its minified JSON.</summary>
        public bool Table(ReadOnlySpan<char> text, int node, CharBuffer target)
        {
            using var table = RecordTable.Of(tape, text, node, MinRows);
            if (table is null) return false;
            var layout = new TableLayout(table, tape, text);
            if (layout.Placed.Count == 0) return false;
            var mark = target.Length;
            var kept = filter is null ? default : filter(table, node);
            var elided = TableWriter.Write(table, layout, tape, text, kept, target);
            if (elided == 0 && target.Length - mark >= MinifiedLength(text, node) * 19 / 20)
            {
                target.Length = mark;
                return false;
            }

            if (elided > 0 && question is not null) TableTotals.Write(table, tape, text, question, target);
            Elided += elided;
            Rows += table.Rows.Length;
            return true;
        }

        private int MinifiedLength(ReadOnlySpan<char> text, int node)
        {
            ref var value = ref tape[node];
            if (value.Kind is not ('{' or '[')) return value.End - value.Start;
            var length = 2 + Math.Max(0, value.Count - 1);
            for (var at = node + 1; at < value.Next; at = tape[at].Next)
                length += MinifiedLength(text, at) + (tape[at].NameStart >= 0 ? tape[at].NameEnd - tape[at].NameStart + 1 : 0);
            return length;
        }
    }
}
