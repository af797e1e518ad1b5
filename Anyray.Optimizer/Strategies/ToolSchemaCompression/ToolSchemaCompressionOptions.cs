using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>Parameters of <c>tool_schema_compression</c>.</summary>
internal sealed class ToolSchemaCompressionOptions
{
    /// <summary>Collapse blank runs, common indentation and empty lines.</summary>
    [Parameter("Collapse blank runs, common indentation and empty lines.")]
    public bool CollapseWhitespace { get; set; } = true;

    /// <summary>Drop stock phrases such as "This tool allows you to", what only repeats a name or the schema, and what was said before.</summary>
    [Parameter("Drop stock phrases such as \"This tool allows you to\", and say what recurs once.")]
    public bool StripBoilerplate { get; set; } = true;
}
