using System.Text.Json;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Portkey;

public sealed class PortkeyHooksTests
{
    private const string Before = "beforeRequestHook", After = "afterRequestHook";
    private const string Question = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"What is the capital of France?"}],"temperature":0}""";
    private const string Answer = """{"id":"c1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"Paris."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""";
    private const string Alice = """{"user":"alice","tenantId":"tenant-a"}""", Bob = """{"user":"bob","tenantId":"tenant-b"}""";

    [Fact]
    public async Task UnchangedRequest_IsNotSentBack()
    {
        await using var rig = await PortkeyRig.StartAsync();
        Assert.Equal((200, """{"verdict":true}"""), await rig.HookAsync(Before, Question));
    }

    [Fact]
    public async Task WastefulRequest_ComesBackSmaller()
    {
        await using var rig = await PortkeyRig.StartAsync();
        var paragraph = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"clause{i} of the contract binds both parties"));
        var text = JsonSerializer.Serialize(string.Join("\n\n", Enumerable.Repeat(paragraph, 5)));
        var request = $$"""{"model":"gpt-4o-mini","x_big":9007199254740993,"stop":[],"messages":[{"role":"user","content":{{text}}}]}""";
        var (_, body) = await rig.HookAsync(Before, request);
        using var reply = JsonDocument.Parse(body);
        Assert.True(reply.RootElement.GetProperty("verdict").GetBoolean());
        var changed = reply.RootElement.GetProperty("transformedData").GetProperty("request").GetProperty("json").GetRawText();
        Assert.True(changed.Length < request.Length / 2);
        Assert.Contains("\"x_big\":9007199254740993,\"stop\":[]", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompleteAnswer_DeniesTheRepeatAndIsServedByTheCacheTarget()
    {
        await using var rig = await PortkeyRig.StartAsync();
        await rig.HookAsync(Before, Question, identity: Alice);
        Assert.Equal(404, (await rig.CacheAsync(Question, Alice)).Status);
        await rig.HookAsync(After, Question, Answer, Alice);
        await Eventually.IsTrueAsync(async () => (await rig.HookAsync(Before, Question, identity: Alice)).Body == """{"verdict":false}""", "the answer was kept");
        Assert.Equal("""{"verdict":true}""", (await rig.HookAsync(Before, Question, identity: Alice, query: "?short_circuit=false")).Body);
        Assert.Equal((200, Answer), await rig.CacheAsync(Question, Alice));

        var (status, sse) = await rig.CacheAsync(Question.Replace("\"temperature\"", "\"stream\":true,\"temperature\"", StringComparison.Ordinal), Alice);
        Assert.Equal(200, status);
        Assert.Contains("Paris.", sse, StringComparison.Ordinal);
        Assert.Contains("data: [DONE]", sse, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenant_ComesFromTheConfigNeverFromTheClient()
    {
        await using var rig = await PortkeyRig.StartAsync();
        await rig.HookAsync(Before, Question, identity: Alice);
        await rig.HookAsync(After, Question, Answer, Alice);
        await Eventually.IsTrueAsync(async () => (await rig.CacheAsync(Question, Alice)).Status == 200, "the answer was kept");
        Assert.Equal(404, (await rig.CacheAsync(Question, Bob)).Status);
        Assert.Equal(404, (await rig.CacheAsync(Question)).Status);
        Assert.Equal("""{"verdict":true}""", (await rig.HookAsync(Before, Question, identity: Bob)).Body);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"error":{"message":"no"}}""")]
    [InlineData("""{"choices":[{"index":0,"message":{"content":"Pa"},"finish_reason":"length"}]}""")]
    public async Task AnswerThatIsNotWhole_IsNotKept(string answer)
    {
        await using var rig = await PortkeyRig.StartAsync();
        await rig.HookAsync(Before, Question);
        Assert.Equal(200, (await rig.HookAsync(After, Question, answer)).Status);
        Assert.Equal(404, (await rig.CacheAsync(Question)).Status);
    }

    [Theory]
    [InlineData("/portkey/webhook", "nonsense", 400)]
    [InlineData("/portkey/webhook", "[]", 400)]
    [InlineData("/portkey/webhook", """{"eventType":"beforeRequestHook","requestType":"chatComplete","request":{"json":null}}""", 200)]
    [InlineData("/portkey/webhook", """{"eventType":"beforeRequestHook","requestType":"image","request":{"json":{}}}""", 200)]
    [InlineData("/portkey/cache/v1/chat/completions", "nonsense", 400)]
    [InlineData("/portkey/cache/v1/chat/completions", "{}", 404)]
    public async Task BadInput_GetsItsStatus(string path, string body, int status)
    {
        await using var rig = await PortkeyRig.StartAsync();
        Assert.Equal(status, (await rig.PostAsync(path, body, PortkeyRig.Token, ("x-anyray-metadata", "{"))).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Token_IsAskedFor(string? token)
    {
        await using var rig = await PortkeyRig.StartAsync();
        Assert.Equal(401, (await rig.HookAsync(Before, Question, token: token)).Status);
    }
}
