using System.Text;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ToolPruning;

/// <summary>What a conversation says about tools: those it called, those it must call, the words it uses.</summary>
internal sealed class Evidence
{
    private readonly HashSet<string> _called = [];
    private readonly HashSet<string> _words = [];
    private readonly HashSet<string> _names = [];
    private string _lastUserText = "";

    public static Evidence Of(RequestView view)
    {
        var evidence = new Evidence();
        foreach (var segment in view.Segments)
            switch (segment.Kind)
            {
                case SegmentKind.ToolCall when segment.ToolName is { } name:
                    evidence._called.Add(name);
                    break;
                case SegmentKind.UserText or SegmentKind.AssistantText:
                    ToolName.Collect(segment.Original.Span, evidence._words);
                    evidence.CollectNames(segment.Original.Span);
                    if (segment.Kind == SegmentKind.UserText) evidence._lastUserText = segment.Original.ToString();
                    break;
                case SegmentKind.SystemText:
                    evidence.CollectNames(segment.Original.Span);
                    break;
            }

        evidence.AddChoice(view.Body["tool_choice"u8]);
        return evidence;
    }

    /// <summary>The request would be refused, or its history make no sense, without it.</summary>
    public bool Needs(string name) => _called.Contains(name);

    /// <summary>The newest user text spells the name out.</summary>
    public bool NamesLately(string name) => _lastUserText.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Called or spelled out.</summary>
    public bool Names(string name) => _called.Contains(name) || _names.Contains(name);

    /// <summary>How many of its words the conversation uses.</summary>
    public int Meets(ToolName parts)
    {
        var met = 0;
        foreach (var word in parts.Words)
            if (_words.Contains(word)) met++;
        return met;
    }

    private void AddChoice(JsonNode choice)
    {
        if (choice["name"u8].AsString() is { } name) _called.Add(name);
        if (choice["function"u8]["name"u8].AsString() is { } function) _called.Add(function);
    }

    /// <summary>Runs of characters that tool names are made of.</summary>
    private void CollectNames(ReadOnlySpan<char> text)
    {
        var run = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':')
            {
                run.Append(c);
                continue;
            }

            Take(run);
        }

        Take(run);
    }

    private void Take(StringBuilder run)
    {
        if (run.Length is > 2 and <= 128) _names.Add(run.ToString().TrimEnd('.', ':', '/'));
        run.Clear();
    }
}
