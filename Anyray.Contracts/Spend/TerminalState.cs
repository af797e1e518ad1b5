using System.Text.Json.Serialization;

namespace Anyray.Contracts.Spend;

/// <summary>How a request ended. Every admitted request reaches exactly one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TerminalState>))]
public enum TerminalState
{
    /// <summary>Answered in full.</summary>
    [JsonStringEnumMemberName("completed")] Completed,

    /// <summary>Ended in an error, or was cut short.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>The client left; what was produced is billed.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>Answered from cache, no provider called.</summary>
    [JsonStringEnumMemberName("cached")] Cached,

    /// <summary>Answered, but usage never came: the cost is unknown, not 0.</summary>
    [JsonStringEnumMemberName("settled_unknown")] SettledUnknown,
}
