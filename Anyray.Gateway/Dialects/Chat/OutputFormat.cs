using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Structured output.</summary>
/// <param name="Schema">JSON schema of the answer; null = any JSON object.</param>
internal sealed record OutputFormat(JsonElement? Schema)
{
    /// <summary>What tells a model of the form when its provider cannot be made to enforce it.</summary>
    public string Instruction =>
        "Answer with a single JSON object and nothing else." + (Schema is { } schema ? $" It follows this JSON schema: {schema.GetRawText()}" : "");

    /// <summary>Name of the schema; OpenAI wants one.</summary>
    public string? Name { get; init; }

    /// <summary>What the schema is for.</summary>
    public string? Description { get; init; }

    /// <summary>The provider is to enforce it to the letter.</summary>
    public bool? Strict { get; init; }
}
