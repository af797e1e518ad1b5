using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>The sessions, made from a seed: every script under every cache rule.</summary>
public static class SessionCatalogue
{
    private static readonly (string Name, int MinTurns, int MaxTurns, int Copies, Action<Dice, Recorder, int> Play)[] Scripts =
    [
        ("coding", 5, 15, 4, CodingScript.Play),
        ("coding_long", 24, 60, 1, CodingScript.Play),
        ("cluster", 12, 45, 2, ClusterScript.Play),
        ("records", 10, 40, 2, RecordsScript.Play),
        ("browsing", 12, 36, 1, BrowsingScript.Play),
        ("editing", 6, 15, 2, EditingScript.Play),
    ];

    /// <summary>All sessions.</summary>
    public static IEnumerable<AgentSession> Sessions(int seed)
    {
        var number = 0;
        foreach (var script in Scripts)
            foreach (var rule in Enum.GetValues<CacheRule>())
                for (var copy = 0; copy < script.Copies; copy++)
                    yield return Session(script.Name, script.Play, script.MinTurns, script.MaxTurns, rule, new Dice(seed * 65537 + number++ * 101), number);
    }

    private static AgentSession Session(string name, Action<Dice, Recorder, int> play, int minTurns, int maxTurns, CacheRule rule, Dice dice, int number)
    {
        var (provider, model, dialect) = rule switch
        {
            CacheRule.Breakpoints => ("anthropic", "claude-sonnet-4-5", Dialect.AnthropicMessages),
            CacheRule.AutomaticPrefix => ("openai", "gpt-4o-mini", number % 2 == 0 ? Dialect.OpenAIChat : Dialect.OpenAIResponses),
            _ => ("ollama", "llama3.3", Dialect.OpenAIChat),
        };
        var style = new RenderStyle(dialect, number % 3 == 0) { Model = model, Breakpoints = rule == CacheRule.Breakpoints, Session = dice.Uuid() };
        var recorder = new Recorder(dice, style);
        play(dice, recorder, dice.Between(minTurns, maxTurns));
        return new AgentSession
        {
            Name = $"{name}-{number} {rule}",
            Coding = name is "coding" or "editing",
            Rule = rule,
            Provider = provider,
            Model = model,
            Endpoint = style.Endpoint,
            Turns = recorder.Turns,
        };
    }
}
