using System.Globalization;
using System.Text;
using Anyray.Bench.Corpus.Code;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>A small repository that a coding agent reads, searches, edits and tests.</summary>
internal sealed class Workspace
{
    private readonly Dice _dice;
    private readonly Language _language;
    private readonly List<string> _paths = [];
    private readonly Dictionary<string, List<string>> _files = [];
    private readonly List<string> _tests;

    public Workspace(Dice dice, int files)
    {
        _dice = dice;
        _language = dice.Pick(Languages.All.ToArray());
        for (var i = 0; i < files; i++)
        {
            var type = dice.Pick(Lexicon.Nouns) + dice.Function()[..5] + i.ToString(CultureInfo.InvariantCulture);
            var path = $"src/modules/{dice.Pick(Lexicon.Services)}/domain/{type}.{_language.Extension}";
            var methods = Enumerable.Range(0, dice.Between(5, 14)).Select(_ => new Method(dice.Function() + dice.Hex(2)));
            _paths.Add(path);
            _files[path] = [.. SourceFile.Write(dice, _language, type, methods).Split('\n')];
        }

        _tests = [.. Enumerable.Range(0, dice.Between(60, 160)).Select(i => $"src/modules/tests/test_{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}.py::test_{dice.Pick(Lexicon.Verbs)}_{dice.Pick(Lexicon.Adjectives)}_{i}")];
    }

    public string Path() => _dice.Pick(_paths.ToArray());

    public string List()
    {
        var text = new StringBuilder();
        foreach (var path in _paths) text.Append(path).Append('\n').Append(path.Replace(".", ".test.", StringComparison.Ordinal)).Append('\n');
        for (var i = 0; i < 40; i++) text.Append($"src/modules/{_dice.Pick(Lexicon.Services)}/domain/{_dice.Function()}.{_language.Extension}\n");
        return text.ToString();
    }

    public string Read(string path) => Numbered.Lines(string.Join('\n', _files[path]));

    /// <summary>Every line of the repository that holds a word, as grep prints it.</summary>
    public string Grep(string word)
    {
        var text = new StringBuilder();
        foreach (var path in _paths)
        {
            var lines = _files[path];
            for (var i = 0; i < lines.Count; i++)
                if (lines[i].Contains(word, StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{path}:{i + 1}:{lines[i]}\n");
        }

        return text.Length == 0 ? "no matches" : text.ToString();
    }

    /// <summary>Changes a few lines and answers with the snippet around them, as edit tools do.</summary>
    public string Edit(string path)
    {
        var lines = _files[path];
        var at = _dice.Between(5, Math.Max(6, lines.Count - 8));
        lines[at] = $"    {string.Format(CultureInfo.InvariantCulture, _language.Log, $"{_dice.Function()} {_dice.Hex(4)}")}";
        if (_dice.Chance(0.5)) lines.Insert(at, $"    {string.Format(CultureInfo.InvariantCulture, _language.Let, "checked" + _dice.Hex(2), _dice.Between(1, 900))}");
        var snippet = string.Join('\n', Enumerable.Range(Math.Max(0, at - 4), 9).Where(i => i < lines.Count).Select(i => $"{i + 1,6}→{lines[i]}"));
        return $"The file {path} has been updated. Here's the result of running `cat -n` on a snippet of the edited file:\n{snippet}";
    }

    /// <summary>A test run: the same tests every time, other durations, now and then a failure.</summary>
    public string Test(int failures)
    {
        var text = new StringBuilder("============================= test session starts ==============================\nplatform linux -- Python 3.13.2, pytest-8.3.4\nrootdir: /repo\n\n");
        for (var i = 0; i < _tests.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{_tests[i]} {(i < failures ? "FAILED" : "PASSED")} [{(i + 1) * 100 / _tests.Count,3}%]\n");
        for (var i = 0; i < failures; i++) text.Append(CultureInfo.InvariantCulture, $"\n____ {_tests[i]} ____\n>       assert settle(rate) == {_dice.Between(100, 900)}\nE       assert {_dice.Between(100, 900)} == 4\n");
        return text.Append(CultureInfo.InvariantCulture, $"==================== {failures} failed, {_tests.Count - failures} passed in {_dice.Between(2, 9)}.{_dice.Between(10, 99)}s ====================\n").ToString();
    }

    public string Status(int changed) => "On branch main\nChanges not staged for commit:\n" + string.Join('\n', _paths.Take(changed).Select(p => $"\tmodified:   {p}"));
}
