using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>
/// What two questions must have in common before one's answer may serve the other: what is asked for, every name, number,
/// unit, sign, negation, quotation and plain word, and the order in which they stand ("from A to B" is not "from B to A").
/// Only known equal wordings (<see cref="Wording"/>) are set aside; likeness in meaning is not asked, because words that are
/// used alike are often opposites.
/// </summary>
internal static class QuestionFacts
{
    /// <summary>Longer ones hold pasted text; they are compared byte by byte only.</summary>
    public const int MaxChars = 2000;

    /// <summary>Hash of the facts; equal for questions that ask the same. Null when there is nothing to compare.</summary>
    public static UInt128? Of(ReadOnlySpan<char> question)
    {
        if (question.Length > MaxChars) return null;
        var words = Read(question);
        if (words.Count < 2) return null;
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(string.Join('\0', words).AsSpan()));
    }

    /// <summary>The facts themselves, in order.</summary>
    public static List<string> Read(ReadOnlySpan<char> question)
    {
        var tokens = QuestionScanner.Scan(question);
        Unfront(tokens);
        while (Strip(tokens, Wording.Courtesies)) { }
        if (Opening(tokens, Wording.Polite) is { } polite && polite < tokens.Count && Wording.Asks.Contains(tokens[polite].Text)) tokens.RemoveRange(0, polite);
        while (Strip(tokens, Wording.Courtesies)) { }
        while (StripEnd(tokens)) { }
        var aim = AimOf(tokens);
        Reword(tokens);
        Genitives(tokens);

        var facts = new List<string> { aim };
        var helpers = new List<string>();
        foreach (var token in tokens)
        {
            if (!token.Literal && Wording.Empty.Contains(token.Text)) continue;
            if (!token.Literal && Wording.Helpers.Contains(token.Text)) helpers.Add(token.Text);
            else facts.Add(token.Text);
        }
        if (facts.Count == 1) return [];
        helpers.Sort(StringComparer.Ordinal);
        facts.AddRange(helpers);
        return facts;
    }

    // "In Python, how do I …" is "How do I … in Python".
    private static void Unfront(List<QuestionToken> tokens)
    {
        if (tokens.Count == 0 || !Wording.Fronted.Contains(tokens[0].Text)) return;
        var comma = tokens.FindIndex(t => t.Text == ",");
        if (comma is < 2 or > 6 || comma + 2 >= tokens.Count) return;
        var front = tokens.GetRange(0, comma);
        tokens.RemoveRange(0, comma + 1);
        tokens.AddRange(front);
    }

    private static string AimOf(List<QuestionToken> tokens)
    {
        foreach (var (from, to) in Wording.Aims)
        {
            if (!StandsAt(tokens, 0, from)) continue;
            tokens.RemoveRange(0, from.Length);
            return to;
        }
        // "Is it …", "Can users …": yes or no.
        return tokens.Count > 0 && !tokens[0].Literal && (Wording.Helpers.Contains(tokens[0].Text) || tokens[0].Text is "is" or "are" or "am" or "do" or "does") ? "whether" : "say";
    }

    private static void Reword(List<QuestionToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
            foreach (var (from, to) in Wording.Same)
            {
                if (!StandsAt(tokens, at, from, literals: from.Length > 1)) continue;
                tokens.RemoveRange(at, from.Length);
                tokens.InsertRange(at, to.Split(' ').Select(w => new QuestionToken(w)));
                break;
            }
    }

    // "France's capital" is "capital of France".
    private static void Genitives(List<QuestionToken> tokens)
    {
        for (var at = 1; at < tokens.Count - 1; at++)
        {
            if (tokens[at] is not { Text: "'s", Literal: false }) continue;
            var owner = at - 1;
            while (tokens[at - 1].Literal && owner > 0 && tokens[owner - 1].Literal) owner--;
            if (owner > 0 && tokens[owner - 1].Text is "my" or "your" or "our" or "their" or "his" or "her") owner--;
            var end = at + 1;
            while (end < tokens.Count && !Wording.Links.Contains(tokens[end].Text) && !Wording.Helpers.Contains(tokens[end].Text) && !Wording.Empty.Contains(tokens[end].Text)) end++;
            if (end == at + 1) continue;
            List<QuestionToken> turned = [.. tokens[(at + 1)..end], new("of"), .. tokens[owner..at]];
            tokens.RemoveRange(owner, end - owner);
            tokens.InsertRange(owner, turned);
            at = end - 1;
        }
    }

    private static bool Strip(List<QuestionToken> tokens, string[][] openings)
    {
        if (Opening(tokens, openings) is not { } length || length >= tokens.Count) return false;
        tokens.RemoveRange(0, length);
        if (tokens[0].Text == ",") tokens.RemoveAt(0);
        return true;
    }

    private static bool StripEnd(List<QuestionToken> tokens)
    {
        foreach (var end in Wording.Thanks)
        {
            if (tokens.Count <= end.Length || !StandsAt(tokens, tokens.Count - end.Length, end)) continue;
            tokens.RemoveRange(tokens.Count - end.Length, end.Length);
            if (tokens[^1].Text == ",") tokens.RemoveAt(tokens.Count - 1);
            return true;
        }
        return false;
    }

    private static int? Opening(List<QuestionToken> tokens, string[][] openings)
    {
        foreach (var opening in openings)
            if (StandsAt(tokens, 0, opening)) return opening.Length;
        return null;
    }

    private static bool StandsAt(List<QuestionToken> tokens, int at, string[] words, bool literals = false)
    {
        if (at + words.Length > tokens.Count) return false;
        for (var i = 0; i < words.Length; i++)
            if (tokens[at + i].Text != words[i] || (tokens[at + i].Literal && !literals)) return false;
        return true;
    }
}
