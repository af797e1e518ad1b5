using System.Text.Json;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>Plays an agent and keeps what its client sends before every answer of the model.</summary>
internal sealed class Recorder(Dice dice, RenderStyle style)
{
    private readonly List<SessionTurn> _turns = [];

    public Conversation Conversation { get; } = new() { System = AgentPrompt.Text };

    public IReadOnlyList<SessionTurn> Turns => _turns;

    public void User(string text)
    {
        Conversation.User(text);
        Send(dice.Between(20, 90));
    }

    public void Step(string tool, string argument, string value, string output, bool isError = false)
    {
        Muse();
        Conversation.Run(tool, argument, value, output, isError);
        Send(dice.Between(4, 25));
    }

    /// <summary>A step with several arguments: properties of <paramref name="arguments"/>.</summary>
    public void Step(string tool, object arguments, string output)
    {
        Muse();
        Conversation.Run(tool, JsonSerializer.Serialize(arguments), output);
        Send(dice.Between(4, 25));
    }

    public void Say(string text) => Conversation.Assistant(text);

    private void Muse()
    {
        if (style.Dialect == Dialect.AnthropicMessages && dice.Chance(0.3)) Conversation.Thinking(Musing.Write(dice, 3), dice.Base64(90));
        if (dice.Chance(0.5)) Conversation.Assistant(dice.Sentence());
    }

    private void Send(int seconds) => _turns.Add(new SessionTurn(Renderer.Render(Conversation, style), TimeSpan.FromSeconds(seconds), dice.Between(60, 350)));
}
