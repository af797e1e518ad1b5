using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Optimizer.Ocr;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Strategies.VisionOcr;

public sealed class VisionOcrTests
{
    private const string Kind = "vision_ocr";
    private const string Question = "Why was it aborted?";

    [TesseractTheory]
    [InlineData(TestDialect.OpenAiChat, "text")]
    [InlineData(TestDialect.Anthropic, "text")]
    [InlineData(TestDialect.OpenAiResponses, "input_text")]
    public void Screenshot_OfText_BecomesItsText_AndComesBackByteForByte(TestDialect dialect, string type)
    {
        using var optimizer = new StrategyHarness(Kind);
        var block = Block(dialect, "terminal.png");
        var result = optimizer.Run(Request(dialect, block), Endpoint(dialect));
        var read = Blocks(result.Json)[1];
        Assert.Equal(type, read.GetProperty("type").GetString());
        var text = read.GetProperty("text").GetString()!;
        foreach (var line in (string[])["$ deploy --target production --version 4.12.7", "ERROR: migration 121 failed: column customer_ref does not exist", "Deployment aborted after 94 seconds, exit code 3"])
            Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Equal(block.ToJsonString(), Assert.Single(result.Stashed).Value);
        var decision = result.Decision(Kind)!;
        Assert.Matches(@"^read 1 screenshot\(s\) as text \(1000->\d+ tokens\); 1 stashed for retrieval$", decision.Summary);
        Assert.InRange(decision.EstimatedTokensSaved!.Value, 500, 1000);
    }

    [TesseractFact]
    public void Jpeg_IsReadToo_AndTheClientsCacheMarkStays()
    {
        using var optimizer = new StrategyHarness(Kind);
        var block = Block(TestDialect.Anthropic, "invoice.jpg");
        block["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        var read = Blocks(optimizer.Run(Request(TestDialect.Anthropic, block), "/v1/messages").Json)[1];
        Assert.Contains("the card expired in March 2024", read.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("ephemeral", read.GetProperty("cache_control").GetProperty("type").GetString());
    }

    [TesseractFact]
    public void LaterTurns_AndRestarts_SendTheSameBytes()
    {
        using var optimizer = new StrategyHarness(Kind);
        var block = Block(TestDialect.OpenAiChat, "terminal.png");
        var first = optimizer.Run(Request(TestDialect.OpenAiChat, block));
        var later = Request(TestDialect.OpenAiChat, block, "It was the migration.", "And which release is active?");
        var sent = Blocks(first.Json)[1].GetRawText();
        Assert.Equal(sent, Blocks(optimizer.Run(later).Json)[1].GetRawText());
        // With the pins alone, and without Tesseract.
        using var restarted = new StrategyHarness(Kind, ocr: new OcrOptions { Program = "/nowhere/tesseract" });
        Assert.Equal(sent, Blocks(restarted.Run(later, pins: first.Pins).Json)[1].GetRawText());
    }

    [TesseractTheory]
    [InlineData("What color is the line with the error?", "terminal.png", true, "{}")]
    [InlineData(Question, "chart.png", true, "{}")]
    [InlineData(Question, "terminal.png", false, "{}")]
    [InlineData(Question, "terminal.png", true, """{"imageTokenEstimate":60}""")]
    public void Image_ThatAnswersMoreThanItsText_OrCannotBeFetchedBack_OrIsCheap_Stays(string question, string file, bool tools, string parameters)
    {
        using var optimizer = new StrategyHarness(Kind, parameters);
        Assert.True(optimizer.Run(Request(TestDialect.OpenAiChat, Block(TestDialect.OpenAiChat, file), tools: tools, question: question)).Unchanged);
    }

    [TesseractTheory]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAA+gAAAPoCAYAAABKm9uqAAAA")]
    public void Image_ThatIsBroken_Stays(string data)
    {
        using var optimizer = new StrategyHarness(Kind);
        var block = new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = "data:image/png;base64," + data } };
        var result = optimizer.Run(Request(TestDialect.OpenAiChat, block));
        Assert.True(result.Unchanged);
        Assert.DoesNotContain("error", result.Suppressed.Values);
    }

    [TesseractFact]
    public async Task Read_PastTheDeadline_EndsTheProcess()
    {
        using var tesseract = new Tesseract(Options.Create(new OcrOptions()), NullLogger<Tesseract>.Instance);
        using var stop = new CancellationTokenSource(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tesseract.ReadAsync(File.ReadAllBytes(PathOf("terminal.png")), stop.Token));
    }

    [Fact]
    public void WithoutTesseract_ItStandsDown_AndSaysSo()
    {
        using var optimizer = new StrategyHarness(Kind, ocr: new OcrOptions { Program = "/nowhere/tesseract" });
        var result = optimizer.Run(Request(TestDialect.OpenAiChat, Block(TestDialect.OpenAiChat, "terminal.png")));
        Assert.True(result.Unchanged);
        Assert.Equal("no_tesseract", result.Suppressed[Kind]);
        Assert.Empty(optimizer.Run(Request(TestDialect.OpenAiChat, new JsonObject { ["type"] = "text", ["text"] = "no image" })).Suppressed);
    }

    [Theory]
    [InlineData("terminal.png", 800, 272)]
    [InlineData("invoice.jpg", 820, 200)]
    public void Size_OfPngAndJpeg_IsRead(string file, int width, int height) => Assert.Equal((width, height), ImageSize.Of(File.ReadAllBytes(PathOf(file))));

    [Fact]
    public void Size_OfDamagedHeaders_IsNull()
    {
        foreach (var file in (string[])["terminal.png", "invoice.jpg"])
        {
            var image = File.ReadAllBytes(PathOf(file));
            for (var length = 0; length < 40; length++) ImageSize.Of(image.AsSpan(0, length));
            Assert.Null(ImageSize.Of(image.AsSpan(0, 12)));
        }
    }

    private static string PathOf(string file) => Path.Combine(TestEnvironment.RepositoryRoot, "Anyray.Tests", "Optimizer", "Strategies", "VisionOcr", file);

    private static string Endpoint(TestDialect dialect) => new TestRequest(dialect).Endpoint;

    private static JsonObject Block(TestDialect dialect, string file)
    {
        var data = Convert.ToBase64String(File.ReadAllBytes(PathOf(file)));
        var media = file.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "image/jpeg";
        return dialect switch
        {
            TestDialect.OpenAiChat => new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = $"data:{media};base64,{data}" } },
            TestDialect.Anthropic => new JsonObject { ["type"] = "image", ["source"] = new JsonObject { ["type"] = "base64", ["media_type"] = media, ["data"] = data } },
            _ => new JsonObject { ["type"] = "input_image", ["image_url"] = $"data:{media};base64,{data}" },
        };
    }

    private static string Request(TestDialect dialect, JsonObject image, string? answer = null, string? next = null, bool tools = true, string question = Question)
    {
        var request = new TestRequest(dialect, blocks: true).User(question);
        if (tools) request.Tool("retrieve");
        if (answer is not null) request.Assistant(answer).User(next!);
        var body = JsonNode.Parse(request.Build())!.AsObject();
        (body["messages"] ?? body["input"])![0]!["content"]!.AsArray().Add(image.DeepClone());
        return body.ToJsonString();
    }

    private static JsonElement Blocks(JsonElement body) => (body.TryGetProperty("messages", out var messages) ? messages : body.GetProperty("input"))[0].GetProperty("content");
}
