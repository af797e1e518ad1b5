using System.Text.Json;

namespace Anyray.Optimizer.Settings;

/// <summary>Changes the run for the requests it matches. Rules apply in order; <c>disable</c> always wins.</summary>
internal sealed record OverrideRule
{
    public string? Label { get; init; }

    public RuleConditions When { get; init; } = new();

    public string[] Enable { get; init; } = [];

    public string[] Disable { get; init; } = [];

    public IReadOnlyDictionary<string, JsonElement> Params { get; init; } = new Dictionary<string, JsonElement>();
}
