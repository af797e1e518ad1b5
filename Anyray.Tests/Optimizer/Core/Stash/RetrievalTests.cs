using System.Text;
using System.Text.RegularExpressions;
using Anyray.Optimizer.Pipeline;
using Anyray.Tests.Infrastructure;
using CsCheck;

namespace Anyray.Tests.Optimizer.Core.Stash;

/// <summary>Whatever any kind takes out of generated conversations comes back over HTTP, byte for byte.</summary>
public sealed partial class RetrievalTests
{
    /// <summary>Every kind that puts something behind a handle, set so that it acts on small conversations.</summary>
    public static TheoryData<string, string> Kinds { get; } = new()
    {
        { "observation_mask", """{"keepRecentTurns":1,"minChars":200}""" },
        { "command_digest", "{}" },
        { "context_compression", """{"maxArrayItems":5,"maxChars":400}""" },
        { "code_graph", "{}" },
        { "relevance_filter", """{"keepChars":300,"minChars":200}""" },
        { "window_budget", """{"maxTokens":1000}""" },
        { "output_externalize", """{"minChars":1000}""" },
    };

    [Fact]
    public void Kinds_AreAllThatAreReversible()
    {
        using var optimizer = new StrategyHarness();
        // Images have conversations of their own: see VisionOcrTests.
        Assert.Equal(
            optimizer.Service<StrategyRegistry>().All.Where(s => s.Descriptor.Has(StrategyFlags.Reversible)).Select(s => s.Descriptor.Kind).Order(),
            Kinds.Select(k => (string)k[0]).Append("vision_ocr").Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Retrieve_OfEveryHandleOfAKind_GivesItsOriginal(string kind, string parameters)
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path, $"--ANYRAY_CONTENT_KEY={new string('b', 64)}");
        Assert.Equal(200, (await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", $$"""{"defaultsRevision":1,"strategies":[{"kind":"{{kind}}","params":{{parameters}}}]}""")).Status);
        var seen = 0;
        RequestGen.Conversations.Array[60].Sample(conversations => seen = CheckAsync(server, kind, conversations).GetAwaiter().GetResult(), iter: 1, seed: "0000KfSnFFd5", threads: 1);
        Assert.True(seen > 0, $"{kind} took nothing out of any conversation.");
    }

    private static async Task<int> CheckAsync(OptimizerServer server, string kind, RequestGen.Conversation[] conversations)
    {
        var seen = 0;
        foreach (var conversation in conversations)
        {
            // The plain question leads to what there is; the generated one is noise.
            var asked = conversation with { Question = "Which order failed, and what does Method3 do?" };
            var request = asked.Whole.Assistant("I see.").User(kind == "code_graph" ? "Give me an outline of this file." : "Which job failed with a Timeout?");
            var answer = await server.OptimizeAsync(request.Build(), request.Endpoint);
            foreach (var match in Handle().Matches(answer.GetProperty("request").GetRawText()).DistinctBy(m => m.Value))
            {
                var (status, span) = await server.PostAsync("/v1/retrieve", $$"""{"handle":"{{match.Value}}"}""");
                Assert.Equal((200, kind), (status, kind));
                var content = span.GetProperty("content").GetString()!;
                Assert.Equal(Encoding.UTF8.GetByteCount(content), span.GetProperty("bytes").GetInt32());
                Assert.Equal(span.GetProperty("bytes").GetInt64(), Number(match.Groups["length"].Value));
                Assert.Contains(asked.Turns, turn => turn.Output.Contains(content, StringComparison.Ordinal));
                seen++;
            }
        }
        return seen;
    }

    private static long Number(string digits) => digits.Aggregate(0L, (n, c) => n * 36 + (c <= '9' ? c - '0' : c - 'a' + 10));

    [GeneratedRegex("ctx_[0-9a-z]+_(?<length>[0-9a-z]+)")]
    private static partial Regex Handle();
}
