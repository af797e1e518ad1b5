using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Hook;

/// <summary>The optimizer's part after the provider's answer: it may change the answer.</summary>
internal sealed class AnswerHook(OptimizerClient client, IOptions<OptimizerOptions> options)
{
    private const int MostBytes = 1 << 20;

    /// <summary>The answer as the optimizer wants it, or null when it leaves it as it is.</summary>
    public async ValueTask<byte[]?> ChangeAsync(Call call, ReadOnlyMemory<byte> answer)
    {
        if (call.Optimization.Result is not { PostCall: true } || answer.Length > MostBytes) return null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        deadline.CancelAfter(options.Value.TimeoutMs);
        using var body = new PooledWriter(answer.Length + call.Body.Length + 512);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("endpoint", call.Endpoint.Path);
            json.WritePropertyName("request");
            json.WriteRawValue(call.Body.Span, skipInputValidation: true);
            json.WritePropertyName("response");
            json.WriteRawValue(answer.Span, skipInputValidation: true);
            OptimizeRequest.WriteMetadata(json, call);
            json.WriteEndObject();
        }
        try
        {
            using var response = await client.PostAsync("/v1/optimize-response", body, deadline.Token);
            if (!response.IsSuccessStatusCode) return null;
            using var result = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(deadline.Token));
            return result.RootElement.TryGetProperty("decisions", out var decisions) && decisions.GetArrayLength() > 0
                && result.RootElement.TryGetProperty("response", out var changed)
                ? Encoding.UTF8.GetBytes(changed.GetRawText())
                : null;
        }
        catch (Exception e) when (!call.Aborted.IsCancellationRequested && e is (HttpRequestException or IOException or OperationCanceledException or JsonException or InvalidOperationException))
        {
            return null;
        }
    }
}
