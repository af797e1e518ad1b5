using System.Net.Sockets;
using System.Text;
using Anyray.ServiceDefaults.WarmUp;

namespace Anyray.Gateway.WarmUp;

/// <summary>What the gateway rehearses: chats, whole and streamed, with and without the optimizer's hook, before a made-up provider and optimizer.</summary>
internal static class GatewayRehearsal
{
    private const string Sentence = "A shop keeps its orders for seven years and asks the ledger before it pays anything back. ";
    private static readonly string Text = string.Concat(Enumerable.Repeat(Sentence, 20));

    private static readonly byte[] Answer = Bytes($$$"""{"id":"chatcmpl-1","object":"chat.completion","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"{{{Text[..500]}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":420,"completion_tokens":110,"total_tokens":530}}""");
    private static readonly byte[] Event = Bytes("""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":" word"},"finish_reason":null}]}""" + "\n\n");
    private static readonly byte[] LastEvents = Bytes("""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":420,"completion_tokens":20,"total_tokens":440}}""" + "\n\ndata: [DONE]\n\n");
    private static readonly byte[] Unchanged = Bytes("""{"optimizationId":"opt_1","unchanged":true,"decisions":[],"estimatedTokensSaved":0,"cacheHit":false}""");

    /// <returns>How many calls were answered well.</returns>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var others = builder.Build();
        others.Run(AnswerAsync);
        try
        {
            await others.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return 0;
        }
        var address = others.Urls.First();
        return await Rehearsal.RunAsync(settings => GatewayApp.Create([], settings), new Dictionary<string, string?>
        {
            ["ANYRAY_PROVIDER_URL_OPENAI"] = address + "/v1",
            ["ANYRAY_PROVIDER_KEY_OPENAI"] = "none",
            ["ANYRAY_OPTIMIZER_URL"] = address,
        },
        Chat(""), Chat("\"stream\":true,"), Chat("", ("x-anyray-optimize", "off")));
    }

    private static RehearsalCall Chat(string members, params (string, string)[] headers) =>
        new("/v1/chat/completions", $$"""{"model":"gpt-4o-mini",{{members}}"messages":[{"role":"system","content":"{{Text}}"},{"role":"user","content":"What does question # mean?"}]}""", [("x-anyray-provider", "openai"), ("Authorization", "Bearer none"), .. headers]);

    private static async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        http.Response.ContentType = "application/json";
        if (http.Request.Path == "/v1/optimize") await WriteWholeAsync(Unchanged);
        else if (body.GetBuffer().AsSpan().IndexOf("\"stream\":true"u8) < 0) await WriteWholeAsync(Answer);
        else
        {
            http.Response.ContentType = "text/event-stream";
            for (var i = 0; i < 5; i++)
            {
                await http.Response.Body.WriteAsync(Event);
                await http.Response.Body.FlushAsync();
            }
            await http.Response.Body.WriteAsync(LastEvents);
        }

        async Task WriteWholeAsync(byte[] answer)
        {
            http.Response.ContentLength = answer.Length;
            await http.Response.Body.WriteAsync(answer);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
