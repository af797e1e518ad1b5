using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Metering;

/// <summary>What another model than the one asked used within the same call.</summary>
internal readonly record struct ModelUsage(string Model, TokenUsage Usage);
