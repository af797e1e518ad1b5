using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>A function the model may ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">JSON schema of its arguments; null = none.</param>
internal sealed record ChatTool(string Name, string? Description, JsonElement? Schema)
{
    /// <summary>The provider is to enforce the schema.</summary>
    public bool? Strict { get; init; }

    /// <summary>Set for a custom tool, see <see cref="CustomTools"/>.</summary>
    public CustomTool? Custom { get; init; }

    /// <summary>A cache breakpoint after this tool, as <see cref="Part.CacheTtl"/>.</summary>
    public string? CacheTtl { get; init; }
}
