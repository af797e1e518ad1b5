using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Decides which bodies stay whole: those the question names, what they lead to, those that hold its words, and the most referred to.</summary>
internal static class BodySelection
{
    private const int PathDepth = 8;
    private const int MaxPath = 24;

    /// <summary>One flag per body, or null when the question cannot be matched with confidence and everything should stay.</summary>
    public static bool[]? Choose(IReadOnlyList<CodeFile> files, IReadOnlyList<CodeBody> bodies, Question question, WordVectors? vectors)
    {
        if (question.IsEmpty || question.Aims.Everything) return null;
        var keep = new bool[bodies.Count];
        var graph = new ReferenceGraph(files, bodies);
        var named = Named(bodies, question, graph, keep);
        var (held, matched) = Holding(files, bodies, question, named.Count > 0, vectors, keep);
        foreach (var start in named) Follow(graph, start, keep);
        if (named.Count == 0 && !matched && !question.Aims.Structure && !held) return null;
        Central(files, bodies, graph, question, keep);
        return keep;
    }

    private static List<int> Named(IReadOnlyList<CodeBody> bodies, Question question, ReferenceGraph graph, bool[] keep)
    {
        var named = new List<int>();
        foreach (var identifier in question.Identifiers)
        {
            var name = identifier.AsSpan();
            var dot = name.LastIndexOfAny(".:#");
            if (dot >= 0) name = name[(dot + 1)..];
            var paren = name.IndexOf('(');
            if (paren >= 0) name = name[..paren];
            foreach (var body in graph.Named(name.ToString())) named.Add(body);
        }

        // A plain word that is exactly a function's name counts as naming it when few functions have such names.
        if (named.Count == 0)
        {
            var words = new WordScanner(question.Text);
            while (words.Next(out var start, out var length))
                if (length >= 4 && graph.Named(question.Text.AsSpan(start, length).ToString()) is { Count: 1 } only) named.Add(only[0]);
        }

        foreach (var body in named) keep[body] = true;
        return named;
    }

    /// <summary>Bodies that hold identifiers or telling words of the question.</summary>
    private static (bool Held, bool Matched) Holding(IReadOnlyList<CodeFile> files, IReadOnlyList<CodeBody> bodies, Question question, bool led, WordVectors? vectors, bool[] keep)
    {
        var matcher = question.Matcher;
        var found = new int[matcher.Count];
        var masks = new (ulong Terms, ulong Identifiers, ulong InName)[bodies.Count];
        Span<byte> matched = stackalloc byte[8];
        for (var i = 0; i < bodies.Count; i++)
        {
            var text = files[bodies[i].File].Text.Span[bodies[i].Head..bodies[i].End];
            var head = bodies[i].Start - bodies[i].Head;
            for (int at = 0, count; (count = matcher.Next(text, ref at, matched)) > 0; at++)
                foreach (var pattern in matched[..count])
                {
                    ref var mask = ref masks[i];
                    var bit = 1UL << (pattern < matcher.Terms ? pattern : pattern - matcher.Terms);
                    if (pattern < matcher.Terms && at < head) mask.InName |= bit;
                    if (((pattern < matcher.Terms ? mask.Terms : mask.Identifiers) & bit) != 0) continue;
                    if (pattern < matcher.Terms) mask.Terms |= bit;
                    else mask.Identifiers |= bit;
                    found[pattern]++;
                }
        }

        var held = false;
        var scores = new float[bodies.Count];
        var top = 0f;
        for (var i = 0; i < bodies.Count; i++)
        {
            for (var bits = masks[i].Identifiers; bits != 0; bits &= bits - 1)
            {
                var count = found[matcher.Terms + System.Numerics.BitOperations.TrailingZeroCount(bits)];
                if (count > 2 + bodies.Count / 10) continue;
                keep[i] = held = true;
            }

            for (var bits = masks[i].Terms; bits != 0; bits &= bits - 1)
            {
                var term = System.Numerics.BitOperations.TrailingZeroCount(bits);
                scores[i] += MathF.Log(1 + (bodies.Count - found[term] + 0.5f) / (found[term] + 0.5f)) * ((masks[i].InName >> term & 1) != 0 ? 2 : 1);
            }

            top = Math.Max(top, scores[i]);
        }

        // An outline needs no bodies; a named start leads further by itself.
        if (question.Aims.Structure || led) return (held, false);
        var any = TopScores(bodies, scores, top, keep);
        if (!any && vectors is not null) any = Alike(bodies, question, vectors, keep);
        return (held, any);
    }

    private static bool TopScores(IReadOnlyList<CodeBody> bodies, float[] scores, float top, bool[] keep)
    {
        if (top < 1.5f) return false;
        var kept = 0;
        foreach (var index in Enumerable.Range(0, bodies.Count).OrderByDescending(i => scores[i]).Take(Math.Max(3, bodies.Count / 8)))
        {
            if (scores[index] < top * 0.5f) break;
            keep[index] = true;
            kept++;
        }

        return kept > 0;
    }

    private static bool Alike(IReadOnlyList<CodeBody> bodies, Question question, WordVectors vectors, bool[] keep)
    {
        Span<float> wanted = stackalloc float[vectors.Dimensions];
        Span<float> vector = stackalloc float[vectors.Dimensions];
        if (vectors.Embed(question.Text, wanted) < 2) return false;
        var any = false;
        for (var i = 0; i < bodies.Count; i++)
        {
            if (vectors.Embed(bodies[i].Name, vector) == 0 || WordVectors.Similarity(vector, wanted) < 0.6f) continue;
            keep[i] = any = true;
        }

        return any;
    }

    private static void Follow(ReferenceGraph graph, int start, bool[] keep)
    {
        var queue = new Queue<(int Body, int Depth)>([(start, 0)]);
        var kept = 0;
        var seen = new HashSet<int> { start };
        while (queue.TryDequeue(out var next) && kept < MaxPath)
        {
            if (!keep[next.Body]) kept++;
            keep[next.Body] = true;
            if (next.Depth == PathDepth) continue;
            foreach (var called in graph.Calls(next.Body))
                if (seen.Add(called)) queue.Enqueue((called, next.Depth + 1));
        }
    }

    // The hub of a file is worth its room if that is small beside the rest.
    private static void Central(IReadOnlyList<CodeFile> files, IReadOnlyList<CodeBody> bodies, ReferenceGraph graph, Question question, bool[] keep)
    {
        if (question.Aims.Structure) return;
        var room = files.Sum(f => f.Text.Length) / 25;
        foreach (var index in Enumerable.Range(0, bodies.Count).Where(i => graph.Callers[i] >= 3).OrderByDescending(i => graph.Callers[i]).Take(3))
        {
            if (keep[index] || (room -= bodies[index].End - bodies[index].Start) < 0) continue;
            keep[index] = true;
        }
    }
}
