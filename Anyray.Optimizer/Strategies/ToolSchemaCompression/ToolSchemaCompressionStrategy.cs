using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>
/// Rewrites the free text of tool declarations: every <c>description</c>, also those of arguments. Names, types, enums,
/// defaults and required lists stay. A function of the declarations alone, so every turn sends the same bytes.
/// </summary>
internal sealed class ToolSchemaCompressionStrategy : Strategy<ToolSchemaCompressionOptions>
{
    /// <summary>Fewest characters all descriptions together must lose: a handful is not worth another prefix.</summary>
    private const int MinSaved = 80;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "tool_schema_compression",
        Description = "Takes blank runs, stock phrases and repetitions out of tool descriptions.",
        Risk = StrategyRisk.Low,
    };

    private readonly KnownCatalogues _known = new();

    protected override void Run(StrategyContext context, ToolSchemaCompressionOptions options)
    {
        var view = context.View;
        if (!view.HasTools || !context.CanEditPrefix()) return;
        context.Deadline.ThrowIfExpired();
        var made = _known.GetOrAdd(view, context.Editor, options, () => Shorten(context, options));
        if (made.CharsSaved < MinSaved) return;
        foreach (var (index, text) in made.Texts)
        {
            var node = new JsonNode(view.ToolsNode.Tree, view.ToolsNode.Index + index);
            if (text.Length == 0) context.Editor.Remove(node);
            else context.Editor.ReplaceText(node, text.AsMemory());
        }

        context.MarkPrefix();
        context.Report(made.Summary, TokenEstimate.OfBytes(made.CharsSaved));
    }

    private static ShortCatalogue Shorten(StrategyContext context, ToolSchemaCompressionOptions options)
    {
        var texts = new List<ToolText>();
        foreach (var tool in context.View.Tools)
            if (context.Editor.IsLive(tool.Node)) Collect(tool, texts);
        foreach (var text in texts)
        {
            context.Deadline.ThrowIfExpired();
            Shorten(text, options);
            if (JsonText.EscapedLength(text.Text) >= text.Node.RawText.Length) text.Text = text.Original;
        }

        if (options.StripBoilerplate) SharedNotes.Write(texts);
        texts.RemoveAll(t => t.Text == t.Original);
        var (before, after) = (texts.Sum(t => (long)t.Original.Length), texts.Sum(t => (long)t.Text.Length));
        return new ShortCatalogue(
            [.. texts.Select(t => (t.Node.Index - context.View.ToolsNode.Index, t.Text))],
            string.Create(CultureInfo.InvariantCulture, $"compressed {texts.Count} description(s) of {texts.Select(t => t.Tool).Distinct().Count()} tool(s) ({before}->{after} chars)"),
            before - after);
    }

    private static void Collect(ToolView tool, List<ToolText> texts)
    {
        Add(tool.Description, null);
        Descend(tool.Schema, null, false, 0);

        void Descend(JsonNode node, string? member, bool named, int depth)
        {
            foreach (var child in node.Children)
            {
                if (depth >= 48) return;
                if (named) Descend(child, child.Name, false, depth + 1);
                // Samples and allowed values are data, whatever their members are called.
                else if (child.IsNamed("enum"u8) || child.IsNamed("const"u8) || child.IsNamed("default"u8) || child.IsNamed("examples"u8) || child.IsNamed("example"u8)) continue;
                else if (child.IsString && child.IsNamed("description"u8)) Add(child, member);
                else Descend(child, null, child.IsNamed("properties"u8), depth + 1);
            }
        }

        void Add(JsonNode node, string? member)
        {
            if (node.IsString && node.RawText.Length > 0) texts.Add(new ToolText(tool, node, member));
        }
    }

    // What is taken out can bring a lead-in to the front of its line, and the other way round.
    private static void Shorten(ToolText text, ToolSchemaCompressionOptions options)
    {
        using var output = new PooledBuffer<char>();
        for (var before = ""; before != text.Text && !text.IsGone;)
        {
            before = text.Text;
            output.Truncate(0);
            DescriptionCompressor.Compress(before, options, output);
            if (output.Count == 0 && !text.MayGo) return;
            text.Text = output.Span.ToString();
            if (!options.StripBoilerplate || text.Member is null) continue;
            var rest = Restatement.WithoutSchema(text);
            if (rest.Length > 0 || text.MayGo) text.Text = rest;
            if (text.MayGo && Restatement.IsOfName(text)) text.Text = "";
        }
    }
}
