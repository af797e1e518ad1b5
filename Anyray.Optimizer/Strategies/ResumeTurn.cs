using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies;

/// <summary>
/// Recognises a routine tool-resume turn: the agent has run for at least two turns, the request ends on clean tool results,
/// and nobody asked anything new with them.
/// </summary>
internal static class ResumeTurn
{
    public static bool IsRoutine(RequestView view) => IsRoutineAt(view, view.Messages.Count - 1);

    /// <summary>Whether the request was one when <paramref name="last"/> was its last message.</summary>
    public static bool IsRoutineAt(RequestView view, int last)
    {
        if (last < 0 || !IsCleanResult(view, view.Messages[last])) return false;
        var turns = 0;
        var inTurn = false;
        for (var i = last; i >= 0; i--)
        {
            var assistant = view.Messages[i].Role == MessageRole.Assistant;
            if (assistant && !inTurn) turns++;
            inTurn = assistant;
        }

        return turns >= 2;
    }

    private static bool IsCleanResult(RequestView view, MessageView message)
    {
        if (message.SegmentCount == 0 || message.Role is not (MessageRole.Tool or MessageRole.Function)) return false;
        foreach (var segment in view.SegmentsOf(message))
            if (segment.IsError) return false;
        return true;
    }
}
