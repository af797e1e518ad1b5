using System.Text;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Questions;

/// <summary>Finds the live question of a request: the last user text without what is pasted into it, and the agent's last stated intent.</summary>
internal static class QuestionReader
{
    private const int MaxIntent = 600;

    public static Question Of(RequestView view)
    {
        MessageView? user = null, assistant = null;
        for (var i = view.Messages.Count - 1; i >= 0 && user is null; i--)
        {
            var message = view.Messages[i];
            if (message.Role == MessageRole.User && Has(view, message, SegmentKind.UserText)) user = message;
            else if (assistant is null && message.Role == MessageRole.Assistant && Has(view, message, SegmentKind.AssistantText)) assistant = message;
        }

        var asked = user is null ? "" : Text(view, user, SegmentKind.UserText);
        var intent = assistant is null ? "" : Text(view, assistant, SegmentKind.AssistantText);
        return Question.Read(asked, intent.Length > MaxIntent ? intent[^MaxIntent..] : intent);
    }

    private static bool Has(RequestView view, MessageView message, SegmentKind kind)
    {
        foreach (var segment in view.SegmentsOf(message))
            if (segment.Kind == kind && segment.IsText && segment.Value.RawText.Length > 1) return true;
        return false;
    }

    private static string Text(RequestView view, MessageView message, SegmentKind kind)
    {
        var text = new StringBuilder();
        foreach (var segment in view.SegmentsOf(message))
            if (segment.Kind == kind && segment.IsText) text.Append(kind == SegmentKind.UserText ? PastedBlocks.Prose(segment.Original.Span) : segment.Original.Span).Append('\n');
        return text.ToString();
    }
}
