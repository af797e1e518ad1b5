using System.Text;
using System.Text.RegularExpressions;

namespace Anyray.Optimizer.Requests;

/// <summary>
/// What the model is being asked now: the prose of the last user text and the agent's last stated intent. Pasted blocks are
/// not part of it. Its identifiers must survive every strategy.
/// </summary>
internal sealed partial class LiveQuestion
{
    private const int MaxProse = 4000;

    private LiveQuestion(string text, string userText)
    {
        Text = text;
        UserText = userText;
        Identifiers = Find(text);
    }

    /// <summary>User's prose first, then the agent's intent.</summary>
    public string Text { get; }

    /// <summary>The user's prose alone.</summary>
    public string UserText { get; }

    /// <summary>Paths, symbols, ids, numbers and quoted strings that <see cref="Text"/> names, compared without case.</summary>
    public IReadOnlySet<string> Identifiers { get; }

    public static LiveQuestion Of(RequestView view)
    {
        MessageView? user = null, assistant = null;
        for (var i = view.Messages.Count - 1; i >= 0 && (user is null || assistant is null); i--)
        {
            var message = view.Messages[i];
            if (user is null && message.Role == MessageRole.User && HasText(view, message, SegmentKind.UserText)) user = message;
            if (assistant is null && user is null && message.Role == MessageRole.Assistant && HasText(view, message, SegmentKind.AssistantText)) assistant = message;
        }
        var text = new StringBuilder();
        if (user is not null) Append(view, user, SegmentKind.UserText, text);
        else
            foreach (var segment in view.Segments)
                if (segment.Kind == SegmentKind.UserText) AppendProse(segment.Original.Span, text);
        var userText = text.ToString();
        if (assistant is not null) Append(view, assistant, SegmentKind.AssistantText, text);
        return new LiveQuestion(text.ToString(), userText);
    }

    private static bool HasText(RequestView view, MessageView message, SegmentKind kind)
    {
        foreach (var segment in view.SegmentsOf(message))
            if (segment.Kind == kind && segment.Value.RawText.Length > 0) return true;
        return false;
    }

    private static void Append(RequestView view, MessageView message, SegmentKind kind, StringBuilder text)
    {
        foreach (var segment in view.SegmentsOf(message))
            if (segment.Kind == kind) AppendProse(segment.Original.Span, text);
    }

    /// <summary>Text outside code fences; of a very long one the beginning and the end, where questions stand.</summary>
    private static void AppendProse(ReadOnlySpan<char> source, StringBuilder text)
    {
        var prose = new StringBuilder();
        var fenced = false;
        foreach (var line in source.EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```"))
            {
                fenced = !fenced;
                continue;
            }
            if (!fenced) prose.Append(line).Append('\n');
        }
        if (prose.Length > MaxProse) prose.Remove(MaxProse / 2, prose.Length - MaxProse);
        text.Append(prose);
    }

    private static HashSet<string> Find(string text)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Quoted().Matches(text)) found.Add(match.Groups["q"].Value);
        foreach (Match match in Identifier().Matches(text)) found.Add(match.Value.TrimEnd('.', ':', '-', '/'));
        found.Remove("");
        return found;
    }

    [GeneratedRegex("""[`"“'](?<q>[^`"”'\n]{2,120})[`"”']""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // A word that holds a digit, a path or member separator, an underscore, or an inner capital.
    [GeneratedRegex(@"(?<![\w@#$.:/\\-])(?=[\w@#$.:/\\-]*(?:\d|[_/\\@#]|\w[.:-]\w|\p{Ll}\p{Lu}))[\w@#$/\\][\w@#$.:/\\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
