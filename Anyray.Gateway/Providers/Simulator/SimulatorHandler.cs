using System.Net;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Takes the place of the network: the request in, an answer of the same dialect out, the same for the same request.</summary>
internal sealed class SimulatorHandler(TimeProvider time) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var dialect = Enum.Parse<Dialect>(request.RequestUri!.AbsolutePath.AsSpan(1));
        var stream = request.RequestUri.Query == "?stream=True";
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var answer = SimulatedAnswer.To(body, time.GetUtcNow());
        var text = dialect switch
        {
            Dialect.Anthropic => SimulatedAnthropic.Write(answer, stream),
            Dialect.OpenAIResponses => SimulatedResponses.Write(answer, stream),
            Dialect.OpenAICompletions => SimulatedChat.WriteCompletion(answer, stream),
            Dialect.OpenAIEmbeddings => SimulatedEmbeddings.Write(answer),
            Dialect.Gemini => SimulatedGemini.Write(answer, stream),
            _ => SimulatedChat.Write(answer, stream),
        };
        var content = new ByteArrayContent(text);
        content.Headers.TryAddWithoutValidation("Content-Type", stream && dialect != Dialect.OpenAIEmbeddings ? "text/event-stream; charset=utf-8" : "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
