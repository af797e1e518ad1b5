using System.Globalization;
using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Upstream;

/// <summary>Reads failures: a provider's error answer, or what went wrong on the way to it.</summary>
internal static class UpstreamErrors
{
    private const int MaxErrorBytes = 1 << 20;

    public static bool IsRetryable(int status) => status is 408 or 429 or 500 or 502 or 503 or 504 or 529;

    /// <summary>The error that the provider answered.</summary>
    public static async Task<UpstreamFailure> ReadAsync(Attempt attempt, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        // A redirect or an informational status is no answer to a model call.
        var shown = status >= 400 ? status : StatusCodes.Status502BadGateway;
        using var body = new PooledWriter();
        try
        {
            await using var stream = ContentCoding.Open(response, attempt.Clock.Token);
            while (body.Length < MaxErrorBytes)
            {
                var read = await stream.ReadAsync(body.GetMemory(4096), attempt.Clock.Token);
                if (read == 0) break;
                body.Advance(read);
            }
        }
        catch (Exception e) when (!attempt.Clock.CallerLeft && e is (IOException or HttpRequestException or InvalidDataException or OperationCanceledException))
        {
            // The status is known; the rest of a broken error body is not worth another error.
        }
        var failure = new UpstreamFailure
        {
            Status = shown,
            Class = "upstream_status",
            Message = $"Provider '{attempt.Target.Provider.Slug}' answered with status {status}.",
            Headers = ForwardedHeaders.Keep(response),
            Retryable = IsRetryable(shown),
            RetryAfter = RetryAfter(response, attempt),
            Dialect = attempt.Dialect,
        };
        return Described(failure, Redacted(body.Span, attempt.Target.Credential));
    }

    /// <summary>The failure with the words of <paramref name="body"/>, if it is a JSON error.</summary>
    public static UpstreamFailure Described(UpstreamFailure failure, byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1) root = root[0];
            if (root.ValueKind != JsonValueKind.Object) return failure;
            var error = root.TryGetProperty("error", out var inner) ? inner : root;
            var message = error.ValueKind == JsonValueKind.String ? error.GetString() : Text(error, "message") ?? Text(error, "Message");
            if (message is null) return failure;
            return failure with
            {
                Message = message,
                TypeName = Text(error, "type"),
                Code = Text(error, "code"),
                Param = Text(error, "param"),
                Body = inner.ValueKind == JsonValueKind.Object ? body : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return failure;
        }
    }

    public static UpstreamFailure FromException(Exception exception, bool timedOut)
    {
        if (timedOut) return Timeout();
        var (failureClass, message) = exception is HttpRequestException { HttpRequestError: var kind }
            ? kind switch
            {
                HttpRequestError.NameResolutionError => ("dns", "The provider's host name cannot be resolved."),
                HttpRequestError.SecureConnectionError => ("tls", "No secure connection to the provider could be made."),
                _ => ("connect", "The connection to the provider failed."),
            }
            : ("connect", "The connection to the provider failed.");
        return new UpstreamFailure { Status = StatusCodes.Status502BadGateway, Class = failureClass, Message = message, Retryable = true };
    }

    public static UpstreamFailure Timeout() => new()
    {
        Status = StatusCodes.Status504GatewayTimeout,
        Class = "timeout",
        Message = "The provider did not answer in time.",
        Retryable = true,
    };

    public static UpstreamFailure Malformed(string message) => new()
    {
        Status = StatusCodes.Status502BadGateway,
        Class = "malformed_upstream",
        Message = message,
        Retryable = true,
    };

    /// <summary>A provider that repeats the credential in its error does not get it past us.</summary>
    private static byte[] Redacted(ReadOnlySpan<byte> body, string? credential)
    {
        if (credential is not { Length: >= 6 } || body.IndexOf(Encoding.UTF8.GetBytes(credential)) < 0) return body.ToArray();
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(credential, "***", StringComparison.Ordinal));
    }

    private static string? Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response, Attempt attempt)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values)) return null;
        var text = values.ToString();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        var wait = date - attempt.Clock.Now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
