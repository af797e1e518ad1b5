using System.Text.Json.Serialization;

namespace Anyray.Contracts.Pricing;

/// <summary>At which urgency a provider says it served a call; the price of every token follows it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceTier>))]
public enum ServiceTier
{
    /// <summary>The list price: also provisioned and committed capacity, which is paid apart from the call.</summary>
    [JsonStringEnumMemberName("standard")] Standard,

    /// <summary>Cheaper and slower: OpenAI's, Bedrock's and Vertex's <c>flex</c>, and batches.</summary>
    [JsonStringEnumMemberName("flex")] Flex,

    /// <summary>Dearer, ahead of others in the queue.</summary>
    [JsonStringEnumMemberName("priority")] Priority,

    /// <summary>Dearer, generated faster: Anthropic's <c>speed: fast</c>.</summary>
    [JsonStringEnumMemberName("fast")] Fast,
}
