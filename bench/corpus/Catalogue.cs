using Anyray.Bench.Corpus.Controls;
using Anyray.Bench.Corpus.Dialects;
using Anyray.Bench.Corpus.Patterns;
using Anyray.Bench.Corpus.Samples;
using Anyray.Bench.Corpus.Scenes;

namespace Anyray.Bench.Corpus;

/// <summary>The corpus: every pattern in several variants, made from a seed.</summary>
public static class Catalogue
{
    private static readonly int[] Sizes = [9_000, 24_000, 70_000, 16_000, 40_000];

    private static readonly Pattern[] Patterns =
    [
        new AppLog(), new AccessLog(), new JsonLog(), new IncidentTimeline(), new StackTraces(), new ImageBuildLog(), new ProgressOutput(),
        new Orders(), new Users(), new Pods(), new Invoices(), new MetricSeries(), new NestedConfig(), new LockFile(), new OpenApiSpec(), new Base64Blob(),
        new GrepHits(), new DirectoryListing(), new Diff(), new SourceStructure(), new CallPath(),
        new TestRunners(), new CompilerRunners(),
        new ToolCatalogue(), new ToolProse(), new RepeatedInstructions(), new ReplayedThinking(),
        new RagChunks(), new MarkdownDocs(), new HtmlPage(), new BrowserSnapshot(), new EmailThread(), new ChatExport(), new RecalledMemories(),
        new KubectlTable(), new KubectlDescribe(), new Manifests(), new TerraformPlan(), new CsvTable(), new SqlResult(), new ConfigDump(),
        new Reread(), new Rerun(), new LongSession(), new OverlongWindow(), new HugeOutput(),
        SystemLogs.Pattern, Passages.Pattern, Aggregates.Pattern, Documents.Pattern, new Handbook(), ApiAnswers.Pattern, ToolTables.Pattern, Listings.Pattern,
        FreshOutput.Pattern,
        .. ControlRequests.All,
        ServiceApis.Trackers, ServiceApis.Clouds, ServiceApis.Spans, Clusters.Kubernetes, Clusters.Plans, Clusters.BuildMachines, Pages.Markup, Pages.Manuals, Pages.Specs,
        Correspondence.Threads, Correspondence.Transcripts, Correspondence.Retrieval, SourceTexts.Files, SourceTexts.Searches, SourceTexts.History,
        Tables.Queries, Tables.Sheets, Tables.Locks, Operations.Journals, Operations.Gauges, Operations.Dumps, Operations.Settings, TestOutput.Runs, new CatalogueOfTools(), new EditedFile(), Tables.Pins,
    ];

    /// <summary>Names of all patterns, controls among them.</summary>
    public static IEnumerable<string> Names => Patterns.Select(p => p.Name);

    /// <summary>All cases, or those of the patterns whose name contains <paramref name="pattern"/>.</summary>
    public static IEnumerable<CorpusCase> Cases(int seed, string? pattern = null)
    {
        for (var p = 0; p < Patterns.Length; p++)
        {
            if (pattern is not null && !Patterns[p].Name.Contains(pattern, StringComparison.Ordinal)) continue;
            for (var v = 0; v < Patterns[p].Variants; v++) yield return Case(Patterns[p], p, v, seed);
            if (Patterns[p] is AppLog or Orders) yield return Case(Patterns[p], p, Patterns[p].Variants, seed, 300_000);
        }
    }

    /// <summary>One body of about that length per pattern of one long text.</summary>
    public static IEnumerable<CorpusCase> Sized(int seed, int bytes, string? pattern = null)
    {
        for (var p = 0; p < Patterns.Length; p++)
            if (Patterns[p] is TextPattern { Knob: not null } && (pattern is null || Patterns[p].Name.Contains(pattern, StringComparison.Ordinal))) yield return Case(Patterns[p], p, 0, seed, bytes);
    }

    private static CorpusCase Case(Pattern pattern, int p, int v, int seed, int? bytes = null)
    {
        var turn = v * 2 + p + seed;
        var shape = new Shape(pattern.PlacementOf(v), bytes ?? Sizes[(v + p) % Sizes.Length], 0.08 + 0.42 * (turn % 3), v + seed, v);
        var dice = new Dice(HashCode(pattern.Name) ^ (seed * 7919 + v * 104729));
        var draft = pattern.Draft(dice, shape);
        var dialect = draft.OnlyAnthropic ? Dialect.AnthropicMessages : (Dialect)((v + p / 3 + seed) % 3);
        var style = new RenderStyle(dialect, Blocks: turn % 2 == 0);
        return new CorpusCase
        {
            Pattern = pattern.Name,
            Name = $"{pattern.Name}#{v} {dialect}{(style.Blocks ? " blocks" : "")} {shape.Placement}",
            Placement = shape.Placement,
            Endpoint = style.Endpoint,
            Body = Renderer.Render(draft.Conversation, style),
            Facts = draft.Facts,
            Knob = pattern.Knob,
        };
    }

    /// <summary>FNV-1a: <see cref="string.GetHashCode()"/> differs from run to run.</summary>
    private static int HashCode(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)(hash & 0x7fffffff);
    }
}
