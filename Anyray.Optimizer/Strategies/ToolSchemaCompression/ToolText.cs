using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>One description of a tool declaration, on its way to be shorter.</summary>
/// <param name="tool">The tool it is of.</param>
/// <param name="node">The JSON string.</param>
/// <param name="member">Name of the argument it describes; null when it describes the tool, or something without a name.</param>
internal sealed class ToolText(ToolView tool, JsonNode node, string? member)
{
    public ToolView Tool => tool;

    public JsonNode Node => node;

    public string? Member => member;

    /// <summary>The schema it stands in; of a tool's own description its definition.</summary>
    public JsonNode Schema => node.Parent;

    public string Original { get; } = node.AsString()!;

    /// <summary>What it now reads.</summary>
    public string Text { get; set; } = node.AsString()!;

    /// <summary>It says nothing that the declaration does not say elsewhere.</summary>
    public bool IsGone => Text.Length == 0;

    /// <summary>May it go as a whole? A tool's own may not, nor the only member of a schema.</summary>
    public bool MayGo => member is not null && Schema.Children.Count() > 1;

    /// <summary>The model reads all such tools together. A tool that it has to search for first does not count on others.</summary>
    public bool IsRead => tool.Node["defer_loading"u8].Kind != JsonKind.True && tool.Definition["defer_loading"u8].Kind != JsonKind.True;

    /// <summary>Is the argument listed as required?</summary>
    public bool IsRequired
    {
        get
        {
            foreach (var name in Schema.Parent.Parent["required"u8].Children)
                if (name.AsString() == member) return true;
            return false;
        }
    }
}
