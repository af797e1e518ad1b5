using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects;
using Anyray.Tests.Gateway.Dialects;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Gateway.Faults;

/// <summary>Every feature file with values of another kind, sent and answered through the whole gateway: the caller gets an answer or an error in its dialect, and the ledger a row.</summary>
public sealed class MutantRequestTests : IAsyncLifetime
{
    /// <summary>Every fifth mutant; the seven replacements and the values take turns in it.</summary>
    private const int Step = 5;

    private static readonly string[] Models = ["openai/gpt-4.1", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-pro", "bedrock/amazon.nova-lite-v1:0"];

    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(
        ("ANYRAY_PROVIDER_URL_GOOGLE", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE", "AIza-key"),
        ("ANYRAY_PROVIDER_URL_BEDROCK", "{upstream}"), ("ANYRAY_PROVIDER_KEY_BEDROCK", "AKIA:secret"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    public static TheoryData<string, string> AllPairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var from in new[] { Dialect.OpenAIChat, Dialect.OpenAIResponses, Dialect.OpenAICompletions, Dialect.Anthropic, Dialect.Gemini })
                foreach (var model in Models)
                    data.Add(from.ToString(), model);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public async Task A_mutant_is_answered_or_refused_in_the_callers_dialect(string from, string model)
    {
        var caller = Enum.Parse<Dialect>(from);
        _env.Upstream.Then(http => FaultyUpstream.Json(200, Encoding.UTF8.GetString(Golden.Read("answers", SpokenAt(http.Request.Path), "text.in.json")))(http));
        var sent = 0;
        foreach (var file in Golden.Inputs("requests", caller.Name()))
            foreach (var mutant in Mutants.Of(Golden.Read("requests", caller.Name(), file)).Where((_, at) => at % Step == 0))
            {
                sent++;
                var status = await AskAsync(caller, model, mutant);
                Assert.True(status is 200 or >= 400 and < 500, $"{status} for {file}: {Encoding.UTF8.GetString(mutant)}");
            }
        await Eventually.IsTrueAsync(() => _env.Store.Requests.Count == sent, $"{sent} ledger rows");
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public async Task A_mutant_of_an_answer_is_an_answer_or_a_502(string from, string model)
    {
        var caller = Enum.Parse<Dialect>(from);
        var request = Golden.Read("requests", caller.Name(), Golden.Inputs("requests", caller.Name()).First(file => file.StartsWith("text", StringComparison.Ordinal) || caller == Dialect.OpenAICompletions));
        string spoken = "", mutant = "{}";
        _env.Upstream.Then(http => FaultyUpstream.Json(200, mutant)(http));
        await AskAsync(caller, model, request);
        spoken = SpokenAt(_env.Upstream.Received[0].Path);
        var sent = 1;
        foreach (var file in Golden.Inputs("answers", spoken))
            foreach (var bytes in Mutants.Of(Golden.Read("answers", spoken, file)).Where((_, at) => at % Step == 0))
            {
                sent++;
                mutant = Encoding.UTF8.GetString(bytes);
                var status = await AskAsync(caller, model, request);
                Assert.True(status is 200 or 502, $"{status} for {file}: {mutant}");
            }
        await Eventually.IsTrueAsync(() => _env.Store.Requests.Count == sent, $"{sent} ledger rows");
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public async Task A_mutant_in_a_stream_ends_the_stream(string from, string model)
    {
        // Converse has frames of its own; its translator's mutants are in MutationTests.
        if (model.StartsWith("bedrock/", StringComparison.Ordinal)) return;
        var caller = Enum.Parse<Dialect>(from);
        var request = Pairs.Streamed[caller];
        List<byte[]> pieces = [];
        _env.Upstream.Then(http => FaultyUpstream.Bytes(pieces)(http));
        await AskAsync(caller, model, request, stream: true);
        var spoken = SpokenAt(_env.Upstream.Received[0].Path);
        var sent = 1;
        foreach (var file in Golden.Inputs("streams", spoken))
        {
            var events = Mutants.Events(Golden.Read("streams", spoken, file));
            foreach (var (bad, mutant) in events.SelectMany((each, at) => Mutants.Of(each.Data).Select(mutant => (at, mutant))).Where((_, at) => at % Step == 0))
            {
                sent++;
                pieces = [.. events.Select((each, at) => Frame(each.Name, at == bad ? mutant : each.Data))];
                var status = await AskAsync(caller, model, request, stream: true);
                Assert.True(status is 200 or 502, $"{status} for {file}: {Encoding.UTF8.GetString(mutant)}");
            }
        }
        await Eventually.IsTrueAsync(() => _env.Store.Requests.Count == sent, $"{sent} ledger rows");
        Assert.DoesNotContain(_env.Store.Requests, row => row.ErrorClass == "internal");
    }

    private static byte[] Frame(byte[] name, byte[] data) =>
        [.. name.Length == 0 ? [] : Encoding.UTF8.GetBytes($"event: {Encoding.UTF8.GetString(name)}\n"), .. "data: "u8, .. data, .. "\n\n"u8];

    private async Task<int> AskAsync(Dialect caller, string model, byte[] body, bool stream = false)
    {
        using var answer = await _env.PostAsync(PathOf(caller, model, stream), body, ("x-anyray-config", "{\"override_params\":{\"model\":\"" + model + "\"}}"));
        string text;
        try { text = await answer.Content.ReadAsStringAsync(); }
        catch (Exception e) when (stream && e is HttpRequestException or IOException) { return (int)answer.StatusCode; }
        if (answer.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using var json = JsonDocument.Parse(text);
            if (!answer.IsSuccessStatusCode) Assert.NotEmpty(json.RootElement.GetProperty("error").GetProperty("message").GetString()!);
        }
        return (int)answer.StatusCode;
    }

    private static string SpokenAt(string path) => path switch
    {
        "/v1/responses" => "openai-responses",
        "/v1/messages" => "anthropic",
        _ when path.StartsWith("/v1beta/", StringComparison.Ordinal) => "gemini",
        _ when path.StartsWith("/model/", StringComparison.Ordinal) => "converse",
        _ => "openai-chat",
    };

    private static string PathOf(Dialect dialect, string model, bool stream) => dialect switch
    {
        Dialect.OpenAIChat => "/v1/chat/completions",
        Dialect.OpenAIResponses => "/v1/responses",
        Dialect.OpenAICompletions => "/v1/completions",
        Dialect.Anthropic => "/v1/messages",
        _ => $"/v1beta/models/{model}:{(stream ? "streamGenerateContent?alt=sse" : "generateContent")}",
    };
}
