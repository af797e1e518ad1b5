using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>One declared tool, whichever dialect's shape it has.</summary>
/// <param name="Node">Its object in <c>tools</c> (or <c>functions</c>).</param>
/// <param name="Definition">The object that holds name, description and schema: <c>function</c> in chat shape, else the node itself.</param>
/// <param name="Name">Its name, or the type of a provider's built-in tool.</param>
internal sealed record ToolView(JsonNode Node, JsonNode Definition, string Name)
{
    /// <summary>The description, when there is one.</summary>
    public JsonNode Description => Definition["description"u8];

    /// <summary>The JSON schema of its arguments.</summary>
    public JsonNode Schema => Definition["parameters"u8] is { Exists: true } parameters ? parameters : Definition["input_schema"u8];
}
