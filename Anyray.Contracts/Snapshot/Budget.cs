using System.Text.Json.Serialization;

namespace Anyray.Contracts.Snapshot;

/// <summary>A cap on what one scope may spend in a period.</summary>
public sealed record Budget
{
    /// <summary>Public id, e.g. <c>bud_01J…</c>; named in the 429 that enforces it.</summary>
    public required string Id { get; init; }

    /// <summary>What is capped.</summary>
    public required BudgetScope Scope { get; init; }

    /// <summary>Key id, user, team or model (glob) the cap is for; ignored for <see cref="BudgetScope.Organisation"/>.</summary>
    public string? ScopeValue { get; init; }

    /// <summary>Tenant it belongs to.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>Cap in nano-USD; null = none.</summary>
    public long? CapNanoUsd { get; init; }

    /// <summary>Cap in tokens, input and output together; null = none.</summary>
    public long? CapTokens { get; init; }

    /// <summary>Calendar period (UTC; weeks begin on Monday).</summary>
    public required BudgetPeriod Period { get; init; }

    /// <summary>What happens at the cap.</summary>
    public required BudgetMode Mode { get; init; }

    /// <summary>True: with Redis down requests are refused; false: they are counted locally.</summary>
    public bool FailClosed { get; init; }

    /// <summary>A cheaper model to use from 85 % on; null = none.</summary>
    public string? DowngradeModel { get; init; }
}

/// <summary>What a budget caps.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetScope>))]
public enum BudgetScope
{
    /// <summary>One client key.</summary>
    [JsonStringEnumMemberName("key")] Key,

    /// <summary>One user.</summary>
    [JsonStringEnumMemberName("user")] User,

    /// <summary>One team.</summary>
    [JsonStringEnumMemberName("team")] Team,

    /// <summary>The whole tenant.</summary>
    [JsonStringEnumMemberName("organisation")] Organisation,

    /// <summary>One model.</summary>
    [JsonStringEnumMemberName("model")] Model,
}

/// <summary>The period after which a budget starts anew.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetPeriod>))]
public enum BudgetPeriod
{
    /// <summary>A UTC day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>A week from Monday, UTC.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A UTC month.</summary>
    [JsonStringEnumMemberName("month")] Month,
}

/// <summary>What happens when a budget is used up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetMode>))]
public enum BudgetMode
{
    /// <summary>Requests are refused with 429.</summary>
    [JsonStringEnumMemberName("hard")] Hard,

    /// <summary>Requests go on with a warning header, and an alert is raised.</summary>
    [JsonStringEnumMemberName("soft")] Soft,
}
