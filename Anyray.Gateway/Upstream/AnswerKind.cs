namespace Anyray.Gateway.Upstream;

/// <summary>What a provider says its answer is.</summary>
internal static class AnswerKind
{
    public static bool IsEventStream(HttpResponseMessage response) => MediaType(response) is { } type && type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for JSON, and when nothing is said: then the content decides.</summary>
    public static bool MayBeJson(HttpResponseMessage response) => MediaType(response) is not { } type || type.Contains("json", StringComparison.OrdinalIgnoreCase);

    public static string? MediaType(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
}
