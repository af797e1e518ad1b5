using System.Text.Json;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Hook;

/// <summary>
/// Hands complete answers to the optimizer's cache, behind the callers' backs. One post is under way at a time, and what comes
/// meanwhile makes up the next: an answer alone goes at once, a busy gateway does not call the optimizer twice for every call.
/// </summary>
internal sealed class KeptAnswers(OptimizerClient client)
{
    private const int MostBytes = 1 << 20;
    private const int MostWaiting = 8 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static ReadOnlySpan<byte> Opening => "{\"answers\":["u8;
    private readonly Lock _gate = new();
    private PooledWriter? _waiting;
    private int _count;
    private bool _sending;

    /// <summary>True when a copy of the answer is wanted.</summary>
    public static bool Wants(Call call) => call.Optimization.Result is { CacheEligible: true, CacheHit: false };

    /// <summary>Takes a copy of a complete answer; one that finds no room costs only the next call's price.</summary>
    public void Add(Call call, ReadOnlySpan<byte> answer, bool sse)
    {
        if (!Wants(call) || answer.Length is 0 or > MostBytes) return;
        lock (_gate)
        {
            if (_waiting?.Length > MostWaiting) return;
            Write(call, answer, sse);
            if (_sending) return;
            _sending = true;
        }
        _ = SendAsync();
    }

    private void Write(Call call, ReadOnlySpan<byte> answer, bool sse)
    {
        var result = call.Optimization.Result!;
        Raw(_count++ == 0 ? Opening : ","u8, answer.Length);
        using var json = new Utf8JsonWriter(_waiting!, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("cacheKey", result.CacheKey);
        json.WriteBoolean("complete", true);
        if (result.CacheTtlSeconds is { } ttl) json.WriteNumber("ttlSeconds", ttl);
        OptimizeRequest.WriteMetadata(json, call);
        if (sse) json.WriteString("responseSse", answer);
        else
        {
            json.WritePropertyName("response");
            json.WriteRawValue(answer, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    private void Raw(ReadOnlySpan<byte> text, int more)
    {
        _waiting ??= new PooledWriter(more + 512);
        text.CopyTo(_waiting.GetSpan(text.Length));
        _waiting.Advance(text.Length);
    }

    private async Task SendAsync()
    {
        while (true)
        {
            PooledWriter batch;
            lock (_gate)
            {
                _sending = _waiting is not null;
                if (!_sending) return;
                // One answer travels as the protocol has it, several in a list.
                if (_count == 1) _waiting!.Consume(Opening.Length);
                else Raw("]}"u8, 0);
                (batch, _waiting, _count) = (_waiting!, null, 0);
            }
            using (batch)
            using (var deadline = new CancellationTokenSource(Limit))
                try
                {
                    using var response = await client.PostAsync("/v1/cache", batch, deadline.Token);
                }
                catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
                {
                    // An answer that is not kept costs nothing but the next call's price.
                }
        }
    }
}
