using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Anyray.Bench.Gateway;

/// <summary>A provider that answers at once: the same completion every time, or a stream of it; <c>"seed":1</c> paces the stream.</summary>
internal static class UpstreamServer
{
    public const int PacedEvents = 20;
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private const string Words = "A gateway stands between your tools and the models they call, and passes every byte on as it came. ";
    private static readonly byte[] Answer = [.. """{"id":"chatcmpl-1","object":"chat.completion","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":" """u8,
        .. System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Words, 5))),
        .. """ "},"finish_reason":"stop"}],"usage":{"prompt_tokens":420,"completion_tokens":110,"total_tokens":530}}"""u8];
    private static readonly byte[] Piece = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}]}\n\n"u8.ToArray();
    private static readonly byte[] End = [.. "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":420,\"completion_tokens\":20,\"total_tokens\":440}}\n\n"u8, .. "data: [DONE]\n\n"u8];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(arguments.Text("urls")!);
        app.MapGet("/", () => "up");
        app.MapPost("/v1/chat/completions", AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var (streamed, paced) = Asked(body);
        var output = http.Response;
        if (!streamed)
        {
            (output.ContentType, output.ContentLength) = ("application/json", Answer.Length);
            await output.Body.WriteAsync(Answer, http.RequestAborted);
            return;
        }
        output.ContentType = "text/event-stream";
        for (var i = 0; i < PacedEvents; i++)
        {
            await output.Body.WriteAsync(Piece, http.RequestAborted);
            await output.Body.FlushAsync(http.RequestAborted);
            if (paced) await Task.Delay(Pace, http.RequestAborted);
        }
        await output.Body.WriteAsync(End, http.RequestAborted);
    }

    private static (bool Streamed, bool Paced) Asked(MemoryStream body)
    {
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        return (bytes.IndexOf("\"stream\":true"u8) >= 0, bytes.IndexOf("\"seed\":1"u8) >= 0);
    }
}
