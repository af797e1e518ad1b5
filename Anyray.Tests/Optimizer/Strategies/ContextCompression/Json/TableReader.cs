using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Reads JSON with tables in it as their head lines say. Rows come back as objects, arrays or members, values as they were.</summary>
internal sealed partial class TableReader
{
    private readonly string[] _lines;
    private int _at;

    private TableReader(string text) => _lines = text.Split('\n');

    /// <summary>The values of a text: one, or one a line.</summary>
    public static List<JsonNode?> Read(string text)
    {
        var tables = new Dictionary<string, JsonNode>();
        var reader = new TableReader(text);
        if (Head().IsMatch(reader._lines[0])) return [reader.Table()];
        var bodies = new List<string>();
        while (reader._at < reader._lines.Length && !Referred().IsMatch(reader._lines[reader._at])) bodies.Add(reader._lines[reader._at++]);
        while (reader._at < reader._lines.Length && Referred().Match(reader._lines[reader._at]) is { Success: true } reference)
        {
            reader._lines[reader._at] = reader._lines[reader._at][reference.Length..];
            tables[reference.Groups[1].Value] = reader.Table();
        }

        Assert.True(reader._at >= reader._lines.Length || reader._lines[reader._at..].All(l => l.Length == 0));
        return [.. bodies.Where(b => b.Length > 0).Select(body => Refill(body, tables))];
    }

    private static JsonNode? Refill(string body, Dictionary<string, JsonNode> tables)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < body.Length;)
        {
            var length = body[at] == '"' ? StringLength(body, at) : body[at] == '#' ? body[at..].IndexOfAny([',', ']', '}']) is >= 0 and var end ? end : body.Length - at : 1;
            var token = body.Substring(at, length);
            filled.Append(token[0] == '#' ? tables[token[1..]].ToJsonString() : token);
            at += length;
        }

        return JsonNode.Parse(filled.ToString());
    }

    private JsonNode Table()
    {
        var head = Head().Match(_lines[_at++]);
        var rows = int.Parse(head.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var shared = new List<(string[] Path, JsonNode? Value)>();
        if (_lines[_at].StartsWith("every row: ", StringComparison.Ordinal))
        {
            var line = _lines[_at++]["every row: ".Length..];
            for (var at = 0; at < line.Length; at++)
            {
                var path = Path(line, ref at, '=');
                at++;
                shared.Add((path, Value(line, ref at, '|')));
            }
        }

        var placed = Places().IsMatch(_lines[_at]);
        var columns = Columns(_lines[_at++], out var keyed);
        var array = new JsonArray();
        var members = new JsonObject();
        for (var row = 0; row < rows; row++)
        {
            var fields = Fields(_lines[_at++], columns.Count + (keyed ? 1 : 0));
            var cells = new List<(string[] Path, JsonNode? Value)>(shared);
            for (var i = 0; i < columns.Count; i++)
            {
                var field = fields.ElementAtOrDefault(keyed ? i + 1 : i);
                if (!string.IsNullOrEmpty(field)) cells.Add((columns[i].Path, Parse(field)));
                else if (columns[i].HasDefault) cells.Add((columns[i].Path, columns[i].Default));
            }

            foreach (var field in fields.Skip(columns.Count + (keyed ? 1 : 0)).Where(f => f.Length > 0))
            {
                var at = 0;
                var path = Path(field, ref at, ':');
                cells.Add((path, Parse(field[(at + 1)..])));
            }

            var key = keyed ? Parse(fields[0])!.GetValue<string>() : null;
            JsonNode value = placed ? Row(cells) : Record(cells);
            if (key is not null) members.Add(key, value);
            else array.Add(value);
        }

        return keyed ? members : array;
    }

    /// <summary>The cells of a row; one that is JSON may hold separators.</summary>
    private static List<string> Fields(string line, int placed)
    {
        var fields = new List<string>();
        for (var at = 0; at <= line.Length; at++)
        {
            var start = at;
            at += ValueLength(line, at);
            while (at < line.Length && line[at] != '|')
                if (line[at++] is ':' or '.' && fields.Count >= placed) at += ValueLength(line, at);
            fields.Add(line[start..at]);
        }

        return fields;
    }

    private static JsonArray Row(List<(string[] Path, JsonNode? Value)> cells) =>
        [.. cells.OrderBy(c => int.Parse(c.Path[0], CultureInfo.InvariantCulture)).Select(c => c.Value?.DeepClone())];

    private static JsonObject Record(List<(string[] Path, JsonNode? Value)> cells)
    {
        var record = new JsonObject();
        foreach (var (path, value) in cells)
        {
            var at = record;
            foreach (var name in path[..^1])
            {
                if (at[name] is null) at[name] = new JsonObject();
                at = at[name]!.AsObject();
            }

            at.Add(path[^1], value?.DeepClone());
        }

        return record;
    }

    private static List<(string[] Path, bool HasDefault, JsonNode? Default)> Columns(string line, out bool keyed)
    {
        var columns = new List<(string[], bool, JsonNode?)>();
        keyed = line == "(key)" || line.StartsWith("(key)|", StringComparison.Ordinal);
        for (var at = keyed ? "(key)|".Length : 0; at < line.Length; at++)
        {
            var path = Path(line, ref at, '|', '(');
            if (at >= line.Length || line[at] == '|') columns.Add((path, false, null));
            else
            {
                Assert.StartsWith("(blank=", line[at..], StringComparison.Ordinal);
                at += "(blank=".Length;
                var length = ValueLength(line, at);
                if (length == 0)
                {
                    var end = line.IndexOf('|', at);
                    length = (end < 0 ? line.Length : end) - at - 1;
                }

                columns.Add((path, true, Parse(line.Substring(at, length))));
                at += length;
                Assert.Equal(')', line[at++]);
            }
        }

        return columns;
    }

    private static string[] Path(string line, ref int at, params char[] ends)
    {
        var path = new List<string>();
        while (true)
        {
            var start = at;
            at += line[at] == '"' ? StringLength(line, at) : line[at..].IndexOfAny([.. ends, '.']) is >= 0 and var end ? end : line.Length - at;
            var name = line[start..at];
            path.Add(name[0] == '"' ? JsonNode.Parse(name)!.GetValue<string>() : name);
            if (at >= line.Length || line[at] != '.') return [.. path];
            at++;
        }
    }

    private static JsonNode? Value(string line, ref int at, char end)
    {
        var length = ValueLength(line, at);
        if (length == 0) length = line.IndexOf(end, at) is >= 0 and var found ? found - at : line.Length - at;
        var value = Parse(line.Substring(at, length));
        at += length;
        return value;
    }

    private static JsonNode? Parse(string cell) =>
        cell is ['"' or '{' or '[', ..] or "true" or "false" or "null" || Number().IsMatch(cell) ? JsonNode.Parse(cell) : JsonValue.Create(cell);

    /// <summary>Length of a JSON string, object or array that begins here, else 0.</summary>
    private static int ValueLength(string line, int at)
    {
        if (at >= line.Length || line[at] is not ('"' or '{' or '[')) return 0;
        if (line[at] == '"') return StringLength(line, at);
        var depth = 0;
        for (var i = at; ; i++)
        {
            if (line[i] == '"') i += StringLength(line, i) - 1;
            else if (line[i] is '{' or '[') depth++;
            else if (line[i] is '}' or ']' && --depth == 0) return i + 1 - at;
        }
    }

    private static int StringLength(string line, int at)
    {
        for (var i = at + 1; ; i++)
        {
            if (line[i] == '\\') i++;
            else if (line[i] == '"') return i + 1 - at;
        }
    }

    [GeneratedRegex(@"^table of (\d+) rows, cells by \|, blank=absent(, further cells name:value)?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(\(key\)\|)?1(\||\(|$)")]
    private static partial Regex Places();

    [GeneratedRegex(@"^#(\d+) (?=table of )")]
    private static partial Regex Referred();

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$")]
    private static partial Regex Number();
}
