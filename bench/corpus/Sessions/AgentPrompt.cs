using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>The fixed part of an agent's requests.</summary>
internal static class AgentPrompt
{
    public static readonly string Text = string.Join("\n\n", Enumerable.Range(0, 14).Select(i => new Dice(500 + i).Paragraph(5)));

    /// <summary>Tools are declared up front: an agent's catalogue does not change within a session.</summary>
    public static void DeclareTools(Conversation conversation, Dice dice, params ReadOnlySpan<(string Tool, string Argument)> tools)
    {
        foreach (var (tool, argument) in tools) conversation.Tools.Add(Tool.Simple(tool, dice.Paragraph(4), argument));
    }
}
