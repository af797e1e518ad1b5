using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Anyray.Optimizer.Pipeline;
using CsCheck;

namespace Anyray.Tests.Optimizer;

/// <summary>
/// What every kind promises, checked over generated conversations. A kind takes part with one line:
/// <c>public sealed class PromptCompressionContract() : StrategyContract("prompt_compression");</c>
/// </summary>
/// <param name="kind">The kind.</param>
/// <param name="parameters">Parameters as JSON, chosen so that the kind acts on small requests; null = defaults.</param>
/// <param name="durable">The kind needs a stash that outlives the process.</param>
public abstract partial class StrategyContract(string kind, string? parameters = null, bool durable = false)
{
    private const int Cases = 60;

    private readonly StrategyFlags _flags = new StrategyHarness(kind, parameters, durable: durable).Descriptor(kind).Flags;

    [Fact]
    public void Output_IsValidJson_OfTheSameShape() => ForEach(conversation =>
    {
        var result = Run(conversation.Whole);
        Assert.Equal(JsonValueKind.Object, result.Json.ValueKind);
        Assert.Equal(result.Unchanged, result.Decisions.Count == 0 || result.Unchanged);
    });

    [Fact]
    public void Output_IsNeverLarger() => ForEach(conversation =>
    {
        if ((_flags & StrategyFlags.MayGrow) != 0) return;
        var result = Run(conversation.Whole);
        Assert.True(Encoding.UTF8.GetByteCount(result.Body) <= Encoding.UTF8.GetByteCount(result.Original));
    });

    [Fact]
    public void Run_IsDeterministic() => ForEach(conversation =>
        Assert.Equal(Run(conversation.Whole).Body, Run(conversation.Whole).Body));

    [Fact]
    public void Run_OnItsOwnOutput_ChangesNothing() => ForEach(conversation =>
    {
        var once = Run(conversation.Whole);
        Assert.Equal(once.Body, Run(once.Body, conversation.Whole.Endpoint).Body);
    });

    [Fact]
    public void Decisions_AndPinsOfReadOnlyKinds_ChangeNoByte() => ForEach(conversation =>
    {
        if ((_flags & StrategyFlags.ReadOnly) != 0) Assert.True(Run(conversation.Whole).Unchanged);
    });

    [Fact]
    public void FreshOutput_LosesNothing() => ForEach(conversation =>
    {
        if ((_flags & StrategyFlags.Lossless) != 0) return;
        // A kind that is not lossless as a whole may still re-encode fresh output, but never behind a handle.
        var last = conversation.Turns[^1].Output;
        var result = Run(conversation.Whole);
        Assert.DoesNotContain(result.Stashed.Values, text => text.Length > 200 && last.Contains(text, StringComparison.Ordinal) && !EarlierHas(conversation, text));
    });

    [Fact]
    public void Handles_InTheOutput_AllComeBackByteForByte() => ForEach(conversation =>
    {
        var result = Run(conversation.Whole);
        foreach (Match handle in Handle().Matches(result.Body))
        {
            var content = Assert.Contains(handle.Value, result.Stashed);
            Assert.Equal(Encoding.UTF8.GetByteCount(content), FromBase36(handle.Groups["length"].Value));
        }
    });

    [Fact]
    public void WithoutTools_NothingIsElided() => ForEach(conversation =>
        Assert.Empty(Run(conversation.At(0, tools: false)).Stashed));

    [Fact]
    public void GrowingSession_SentBytesStay() => ForEach(conversation =>
    {
        using var session = new StrategyHarness(kind, parameters, durable: durable);
        string? earlier = null;
        for (var turn = 1; turn <= conversation.Turns.Length; turn++)
        {
            var request = conversation.At(turn);
            // So that the provider caches the messages in every dialect.
            if (conversation.Dialect == TestDialect.Anthropic) request.With("cache_control", new JsonObject { ["type"] = "ephemeral" });
            var sent = Messages(session.Run(request).Json);
            if (earlier is not null) Assert.StartsWith(earlier, sent, StringComparison.Ordinal);
            earlier = sent;
        }
    });

    [Fact]
    public void PastTheDeadline_NothingIsDone() => ForEach(conversation =>
    {
        using var harness = new StrategyHarness(kind, parameters, durable: durable) { Deadline = TimeSpan.Zero };
        var result = harness.Run(conversation.Whole);
        Assert.True(result.Unchanged);
        Assert.Equal(SuppressionReasons.Deadline, result.Suppressed[kind]);
    });

    [Fact]
    public void Decisions_HoldNoTextOfTheRequest() => ForEach(conversation =>
    {
        foreach (var decision in Run(conversation.Whole).Decisions)
        {
            Assert.DoesNotContain('\n', decision.Summary);
            foreach (var canary in (string[])["id-4711", "日本語", "naïve", "worker-", "Method0", "AssertionError", "area0"])
                Assert.DoesNotContain(canary, decision.Summary, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void DeepNesting_Unicode_AndEscapes_AreCarriedThrough()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 28)) + "\"\\ud83d\\ude80 \\ud800 \\u0000\"" + string.Concat(Enumerable.Repeat("]}", 28));
        var body = "{\"model\":\"m\",\"x\":" + deep + ",\"n\":[1.0,1e5,-0,12345678901234567890],  \"messages\":[{\"role\":\"user\",\"content\":\"hi \\ud800 \\/\"}]}";
        var result = Run(body, "/v1/chat/completions");
        Assert.Contains(deep, result.Body, StringComparison.Ordinal);
        Assert.Contains("[1.0,1e5,-0,12345678901234567890],  ", result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeRequest_IsDoneInLinearTime()
    {
        var line = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"2025-01-01T00:00:{i % 60:00}Z INFO request {i} took {i % 731} ms path=/v1/items/{i % 97}"));
        var request = new TestRequest().Tool("read").User("What took longest?").Call(line).Call(line + "\nx").Call("done").Build();
        var watch = Stopwatch.StartNew();
        Run(request, "/v1/chat/completions");
        // Not a benchmark: quadratic work on 4 MB takes minutes, and that is what this catches.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    private HarnessResult Run(TestRequest request) => Run(request.Build(), request.Endpoint);

    private HarnessResult Run(string body, string endpoint)
    {
        using var harness = new StrategyHarness(kind, parameters, durable: durable);
        return harness.Run(body, endpoint);
    }

    private static bool EarlierHas(RequestGen.Conversation conversation, string text) =>
        conversation.Turns.SkipLast(1).Any(t => t.Output.Contains(text, StringComparison.Ordinal)) || conversation.Question.Contains(text, StringComparison.Ordinal);

    private static void ForEach(Action<RequestGen.Conversation> check) => RequestGen.Conversations.Sample(check, iter: Cases, seed: "0000KfSnFFd5", threads: 1);

    /// <summary>What the provider sees of the conversation, without the array's closing bracket.</summary>
    private static string Messages(JsonElement body) =>
        (body.TryGetProperty("messages", out var messages) ? messages : body.GetProperty("input")).GetRawText()[..^1];

    private static long FromBase36(string digits) => digits.Aggregate(0L, (n, c) => n * 36 + (c <= '9' ? c - '0' : c - 'a' + 10));

    [GeneratedRegex("ctx_[0-9a-z]+_(?<length>[0-9a-z]+)")]
    private static partial Regex Handle();
}
