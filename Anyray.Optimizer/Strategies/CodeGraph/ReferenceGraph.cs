namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Which body names which function, over all files of the request.</summary>
internal sealed class ReferenceGraph
{
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly List<int>[] _calls;

    public ReferenceGraph(IReadOnlyList<CodeFile> files, IReadOnlyList<CodeBody> bodies)
    {
        _calls = new List<int>[bodies.Count];
        Callers = new int[bodies.Count];
        for (var i = 0; i < bodies.Count; i++)
        {
            _calls[i] = [];
            if (!_byName.TryGetValue(bodies[i].Name, out var same)) _byName[bodies[i].Name] = same = [];
            same.Add(i);
        }

        var lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < bodies.Count; i++) Connect(files[bodies[i].File].Text.Span[bodies[i].Start..bodies[i].End], i, lookup);
    }

    /// <summary>For each body how many others name it.</summary>
    public int[] Callers { get; }

    /// <summary>Bodies of that name.</summary>
    public IReadOnlyList<int> Named(string name) => _byName.TryGetValue(name, out var bodies) ? bodies : [];

    /// <summary>Bodies that a body names, in the order it does.</summary>
    public IReadOnlyList<int> Calls(int body) => _calls[body];

    private void Connect(ReadOnlySpan<char> text, int body, Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !(char.IsLetter(text[at]) || text[at] == '_')) at++;
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
            if (at - start < 3 || !lookup.TryGetValue(text[start..at], out var targets)) continue;

            // A name that many share says little about which one is meant.
            if (targets.Count > 4) continue;
            foreach (var target in targets)
            {
                if (target == body || _calls[body].Contains(target)) continue;
                _calls[body].Add(target);
                Callers[target]++;
            }
        }
    }
}
