using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Structured output.</summary>
/// <param name="Schema">JSON schema of the answer; null = any JSON object.</param>
internal sealed record OutputFormat(JsonElement? Schema)
{
    /// <summary>Name of the schema; OpenAI wants one.</summary>
    public string? Name { get; init; }

    /// <summary>What the schema is for.</summary>
    public string? Description { get; init; }

    /// <summary>The provider is to enforce it to the letter.</summary>
    public bool? Strict { get; init; }
}
