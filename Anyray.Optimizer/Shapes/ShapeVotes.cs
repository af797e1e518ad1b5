namespace Anyray.Optimizer.Shapes;

/// <summary>Counts what the sampled lines of a text look like, and decides.</summary>
internal struct ShapeVotes
{
    private int _lines, _log, _hits, _quotes, _paths, _diff, _hunks, _tags, _heads, _code, _codeEnds, _words, _runner, _indented, _keyed, _comments;
    private int _commas, _tabs, _pipes, _semicolons, _commaRun, _tabRun, _pipeRun, _semicolonRun;

    public void Add(ReadOnlySpan<char> line)
    {
        line = line[LineMarks.LineNumberLength(line)..];
        var trimmed = line.Trim();
        if (trimmed.Length == 0) return;
        _lines++;
        if (line[0] is ' ' or '\t') _indented++;
        if (LineMarks.IsLogHead(trimmed)) _log++;
        var runner = RunnerMarks.IsMark(trimmed);
        if (runner) _runner++;
        if (LineMarks.HitPathLength(trimmed) is > 0 and var path)
        {
            _hits++;
            if (!LineMarks.HasColumn(trimmed, path) && !runner) _quotes++;
        }

        if (LineMarks.IsPath(trimmed)) _paths++;
        if (line.StartsWith("diff --git ") || line.StartsWith("+++ ") || line.StartsWith("--- a/") || line.StartsWith("Index: ")) _diff++;
        if (line.StartsWith("@@ -")) _hunks++;
        if (LineMarks.IsKeyed(trimmed)) _keyed++;
        if (LineMarks.IsChunkHead(trimmed) || LineMarks.IsNumberedPassage(trimmed)) _heads++;
        if (trimmed.StartsWith("# ")) _comments++;
        if (trimmed[0] == '<' && trimmed.Length > 2 && (char.IsAsciiLetter(trimmed[1]) || trimmed[1] is '/' or '!')) _tags++;
        if (SourceMarks.IsDeclaration(trimmed)) _code++;
        if (trimmed[^1] is ';' or '{' or '}') _codeEnds++;
        if (trimmed.Length > 60 && trimmed.Count(' ') * 9 > trimmed.Length && !LineMarks.IsColumned(trimmed)) _words++;
        Count(trimmed.Count(','), ref _commas, ref _commaRun);
        Count(trimmed.Count('\t'), ref _tabs, ref _tabRun);
        Count(trimmed.Count('|'), ref _pipes, ref _pipeRun);
        Count(trimmed.Count(';'), ref _semicolons, ref _semicolonRun);
    }

    public readonly Shape Decide(int lines, ReadOnlySpan<char> text)
    {
        if (_lines == 0) return Shape.Prose;
        if (_hunks > 0 && (_diff > 0 || _hunks * 60 > _lines)) return Shape.Diff;
        if (_lines < 3) return IsPage(text) ? Shape.Html : Shape.Prose;
        if (_diff > 1 && text.Contains("\n@@ -", StringComparison.Ordinal)) return Shape.Diff;
        // Search hits may quote what runners print; a compiler's own lines tell the column or the trouble.
        if (Most(_quotes, 60)) return Shape.GrepHits;
        if ((_runner > 0 || !Most(_log, 35)) && RunnerMarks.Find(text) is not null && !Most(_code, 25)) return Shape.RunnerOutput;
        if (Most(_hits, 60)) return Shape.GrepHits;
        if (Most(_paths, 75)) return Shape.PathList;
        if (Most(_log, 35)) return Shape.Log;
        if (Most(_keyed, 70) && Most(_indented, 25) && _tags == 0) return Shape.Keyed;

        // Between lines that are no sentences, what looks like a heading is a comment.
        var heads = _comments > 1 && !Most(_words, 15) ? _heads - _comments : _heads;
        if (heads >= 2 && Most(heads, 20) && Most(_tags, 50) && !IsPage(text)) return Shape.Chunks;
        if (IsPage(text) || Most(_tags, 50)) return Shape.Html;
        if (_code >= 2 && (Most(_code, 12) || Most(_codeEnds, 30) || Most(_indented, 40))) return Shape.Source;
        if (heads >= 2) return Shape.Chunks;
        if (_lines >= 8 && (Same(_commaRun) && _words * 2 < _lines || Same(_tabRun) || Same(_pipeRun) || _semicolons > 1 && Same(_semicolonRun))) return Shape.Csv;
        if (_log * 100 >= 15 * _lines && _lines >= 20) return Shape.Log;
        return lines >= 25 && !Most(_words, 30) ? Shape.Lines : Shape.Prose;
    }

    private readonly bool Most(int votes, int percent) => votes * 100 >= _lines * percent;

    private readonly bool Same(int run) => run * 100 >= (_lines - 1) * 90;

    private static bool IsPage(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, 600)];
        return head[0] == '<' && (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<?xml"));
    }

    private static void Count(int found, ref int last, ref int run)
    {
        if (found > 0 && found == last) run++;
        last = found;
    }
}
