using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Ocr;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.VisionOcr;

/// <summary>
/// Puts its text in place of a screenshot that holds little but text, when that is cheaper and was read with confidence. The
/// image is stashed. A question about looks keeps its images.
/// </summary>
internal sealed class VisionOcrStrategy(ScreenReader reader) : Strategy<VisionOcrOptions>
{
    private const int MaxImages = 8;
    private const int LowDetailTokens = 85;
    private const int BytesPerToken = 4;

    private static readonly FrozenSet<string> Looks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "color", "colors", "colour", "colours", "looks", "layout", "button", "buttons", "icon", "icons", "chart", "charts", "graph", "graphs", "plot", "plots", "diagram", "diagrams", "photo", "photos",
        "logo", "logos", "font", "fonts", "aligned", "alignment", "misaligned", "pixel", "pixels", "design", "drawn", "arrow", "arrows", "highlighted", "ugly", "pretty", "overlap", "overlaps");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsLook = Looks.GetAlternateLookup<ReadOnlySpan<char>>();

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "vision_ocr",
        Description = "Sends the text of screenshots in place of the image.",
        DefaultEnabled = false,
        Flags = StrategyFlags.CacheBusting | StrategyFlags.Reversible,
        Risk = StrategyRisk.High,
    };

    public override string Summarize(EditTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"read {totals.Messages} screenshot(s) as text ({totals.CharsBefore / BytesPerToken}->{totals.CharsAfter / BytesPerToken} tokens); {totals.Stashed} stashed for retrieval");

    protected override async ValueTask RunAsync(StrategyContext context, VisionOcrOptions options)
    {
        var found = new List<(Segment Segment, InlineImage Image)>();
        foreach (var segment in context.Segments)
            if (segment.Kind == SegmentKind.Image && found.Count < MaxImages && InlineImage.Of(segment.Value) is { } image && context.CanEdit(segment, Fidelity.Lossy)) found.Add((segment, image));
        if (found.Count == 0 || AsksForLooks(context.Question.UserText)) return;
        if (!reader.IsInstalled)
        {
            context.Suppress(SuppressionReasons.NoTesseract);
            return;
        }
        context.Deadline.ThrowIfExpired();
        using var stop = new CancellationTokenSource(context.Deadline.Remaining);
        var texts = await Task.WhenAll(found.Select(f => ReadAsync(context.Tenant, f.Image, stop.Token)));
        var late = true;
        for (var i = 0; i < texts.Length; i++)
        {
            late &= texts[i].Late;
            if (texts[i].Text is { } text) Replace(context, found[i].Segment, text, texts[i].Confidence, found[i].Image.Low ? Math.Min(LowDetailTokens, options.ImageTokenEstimate) : options.ImageTokenEstimate);
        }
        if (late) context.Suppress(SuppressionReasons.Deadline);
    }

    private async Task<(string? Text, int Confidence, bool Late)> ReadAsync(string tenant, InlineImage image, CancellationToken stop)
    {
        try
        {
            return image.Decode() is { } bytes && await reader.ReadAsync(tenant, bytes, stop) is { } read ? (read.Text, read.Confidence, false) : (null, 0, false);
        }
        catch (OperationCanceledException)
        {
            return (null, 0, true);
        }
    }

    private static void Replace(StrategyContext context, Segment segment, string text, int confidence, int tokens)
    {
        var handle = context.Handle(segment);
        var json = Block(segment.Value, string.Create(CultureInfo.InvariantCulture, $"[text of a screenshot, read with {confidence} % confidence; the image is elided: retrieve {handle.Handle}]\n{text}"));
        if (TokenEstimate.OfBytes(json.Length) < tokens) context.ReplaceValue(segment, json, Fidelity.Lossy, [handle], worth: tokens * BytesPerToken);
    }

    private static byte[] Block(JsonNode image, string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", image["type"u8].Is("input_image"u8) ? "input_text" : "text");
            json.WriteString("text", text);
            if (image["cache_control"u8] is { Exists: true } mark)
            {
                json.WritePropertyName("cache_control");
                json.WriteRawValue(mark.Raw);
            }
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static bool AsksForLooks(string question)
    {
        var words = new WordScanner(question);
        while (words.Next(out var start, out var length))
            if (IsLook.Contains(question.AsSpan(start, length))) return true;
        return false;
    }
}
