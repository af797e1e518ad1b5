using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Errors;

/// <summary>The dialects' own names of errors, and the kind of error a status stands for.</summary>
internal static class ErrorNames
{
    public static string Of(ErrorType type, Dialect dialect) => dialect switch
    {
        Dialect.Anthropic => Anthropic(type),
        Dialect.Gemini or Dialect.GeminiEmbeddings => Gemini(type),
        _ => OpenAI(type),
    };

    public static ErrorType FromStatus(int status) => status switch
    {
        401 => ErrorType.Authentication,
        403 => ErrorType.Permission,
        404 => ErrorType.NotFound,
        408 or 504 => ErrorType.Timeout,
        413 => ErrorType.RequestTooLarge,
        415 => ErrorType.UnsupportedMedia,
        429 => ErrorType.RateLimit,
        503 or 529 => ErrorType.Overloaded,
        >= 500 => ErrorType.Upstream,
        _ => ErrorType.InvalidRequest,
    };

    private static string OpenAI(ErrorType type) => type switch
    {
        ErrorType.Authentication => "authentication_error",
        ErrorType.Permission => "permission_error",
        ErrorType.RateLimit => "rate_limit_error",
        ErrorType.Timeout => "timeout_error",
        ErrorType.Overloaded => "overloaded_error",
        ErrorType.Upstream => "upstream_error",
        ErrorType.Internal => "server_error",
        _ => "invalid_request_error",
    };

    private static string Anthropic(ErrorType type) => type switch
    {
        ErrorType.Authentication => "authentication_error",
        ErrorType.Permission => "permission_error",
        ErrorType.NotFound => "not_found_error",
        ErrorType.RequestTooLarge => "request_too_large",
        ErrorType.RateLimit => "rate_limit_error",
        ErrorType.Timeout => "timeout_error",
        ErrorType.Overloaded => "overloaded_error",
        ErrorType.Upstream or ErrorType.Internal => "api_error",
        _ => "invalid_request_error",
    };

    private static string Gemini(ErrorType type) => type switch
    {
        ErrorType.Authentication => "UNAUTHENTICATED",
        ErrorType.Permission => "PERMISSION_DENIED",
        ErrorType.NotFound => "NOT_FOUND",
        ErrorType.RateLimit => "RESOURCE_EXHAUSTED",
        ErrorType.Timeout => "DEADLINE_EXCEEDED",
        ErrorType.Overloaded => "UNAVAILABLE",
        ErrorType.Upstream => "UNAVAILABLE",
        ErrorType.Internal => "INTERNAL",
        _ => "INVALID_ARGUMENT",
    };
}
