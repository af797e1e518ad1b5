using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>
/// Rewrites the free text of tool declarations: every <c>description</c>, also those of arguments. Names, types, enums,
/// defaults and required lists stay. A function of the declaration alone, so every turn sends the same bytes.
/// </summary>
internal sealed class ToolSchemaCompressionStrategy : Strategy<ToolSchemaCompressionOptions>
{
    /// <summary>Fewest characters all descriptions together must lose: a handful is not worth another prefix.</summary>
    private const int MinSaved = 80;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "tool_schema_compression",
        Description = "Takes blank runs and stock phrases out of tool descriptions.",
        Risk = StrategyRisk.Low,
    };

    protected override void Run(StrategyContext context, ToolSchemaCompressionOptions options)
    {
        var view = context.View;
        if (!view.HasTools || !context.CanEditPrefix()) return;
        var found = new List<(JsonNode Node, ReadOnlyMemory<char> Text)>();
        long before = 0, after = 0;
        var tools = 0;
        using var output = new PooledBuffer<char>();
        foreach (var tool in view.Tools)
        {
            context.Deadline.ThrowIfExpired();
            if (!context.Editor.IsLive(tool.Node)) continue;
            var count = found.Count;
            Compress(tool.Description);
            Descend(tool.Schema, 0);
            if (found.Count > count) tools++;
        }

        if (before - after < MinSaved) return;
        foreach (var (node, text) in found) context.Editor.ReplaceText(node, text);
        context.MarkPrefix();
        context.Report(
            string.Create(CultureInfo.InvariantCulture, $"compressed {found.Count} description(s) of {tools} tool(s) ({before}->{after} chars)"),
            TokenEstimate.OfBytes(before - after));

        void Descend(JsonNode node, int depth)
        {
            foreach (var child in node.Children)
            {
                // Samples and allowed values are data, whatever their members are called.
                if (child.IsNamed("enum"u8) || child.IsNamed("const"u8) || child.IsNamed("default"u8) || child.IsNamed("examples"u8) || child.IsNamed("example"u8)) continue;
                if (child.IsString && child.IsNamed("description"u8)) Compress(child);
                else if (depth < 48) Descend(child, depth + 1);
            }
        }

        void Compress(JsonNode node)
        {
            if (!node.IsString || node.AsString() is not { Length: > 0 } text) return;
            output.Truncate(0);
            DescriptionCompressor.Compress(text, options, output);
            if (JsonText.EscapedLength(output.Span) >= node.RawText.Length) return;
            before += text.Length;
            after += output.Count;
            found.Add((node, view.Chars.Copy(output.Span)));
        }
    }
}
