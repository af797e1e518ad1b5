using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Settings;

/// <summary>What a request must be for a rule to hold; an empty list asks for nothing.</summary>
internal sealed record RuleConditions
{
    public string[] Endpoints { get; init; } = [];

    public string[] Models { get; init; } = [];

    public string[] Users { get; init; } = [];

    public string[] Teams { get; init; } = [];

    public IReadOnlyDictionary<string, string[]> Metadata { get; init; } = new Dictionary<string, string[]>();

    public bool Match(string endpoint, string model, RequestMetadata metadata)
    {
        if (!Glob.AnyMatches(Endpoints, endpoint) || !Glob.AnyMatches(Models, model)) return false;
        if (!Glob.AnyMatches(Users, metadata.User) || !Glob.AnyMatches(Teams, metadata.Team)) return false;
        foreach (var (key, globs) in Metadata)
            if (!Glob.AnyMatches(globs, metadata[key])) return false;
        return true;
    }
}
