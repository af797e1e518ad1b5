using System.Text.Json.Serialization;

namespace Anyray.Contracts.Pricing;

/// <summary>What of a call is billed otherwise than its tokens' tiers say. The audio tokens are a part of the tier they are named after.</summary>
public sealed record UsageDetails
{
    /// <summary>The part of <see cref="TokenUsage.Input"/> that was audio.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long AudioInput { get; init; }

    /// <summary>The part of <see cref="TokenUsage.CacheRead"/> that was audio.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long AudioCacheRead { get; init; }

    /// <summary>The part of <see cref="TokenUsage.Output"/> that was audio.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long AudioOutput { get; init; }

    /// <summary>Length of audio billed by the time it takes and not by tokens, in milliseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long AudioMilliseconds { get; init; }

    /// <summary>Searches of the web that the provider made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Searches { get; init; }

    /// <summary>Tier that served the call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ServiceTier Tier { get; init; }

    private static readonly UsageDetails None = new();

    /// <summary>These, or null when there is nothing in them.</summary>
    public UsageDetails? OrNull() => this == None ? null : this;

    internal UsageDetails With(UsageDetails? other) => other is null ? this : new()
    {
        AudioInput = AudioInput + other.AudioInput,
        AudioCacheRead = AudioCacheRead + other.AudioCacheRead,
        AudioOutput = AudioOutput + other.AudioOutput,
        AudioMilliseconds = AudioMilliseconds + other.AudioMilliseconds,
        Searches = Searches + other.Searches,
        Tier = Tier == ServiceTier.Standard ? other.Tier : Tier,
    };
}
