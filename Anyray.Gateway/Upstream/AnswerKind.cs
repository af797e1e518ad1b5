namespace Anyray.Gateway.Upstream;

/// <summary>What a provider says its answer is.</summary>
internal static class AnswerKind
{
    public static bool IsEventStream(HttpResponseMessage response) => Is(response, "text/event-stream") || IsAwsEventStream(response);

    public static bool IsAwsEventStream(HttpResponseMessage response) => Is(response, "application/vnd.amazon.eventstream");

    /// <summary>True for JSON, and when nothing is said: then the content decides.</summary>
    public static bool MayBeJson(HttpResponseMessage response) => MediaType(response) is not { } type || type.Contains("json", StringComparison.OrdinalIgnoreCase);

    public static string? MediaType(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    private static bool Is(HttpResponseMessage response, string type) => MediaType(response) is { } said && said.StartsWith(type, StringComparison.OrdinalIgnoreCase);
}
