namespace Anyray.SpendStore.Admin;

/// <summary>Error body of the admin and internal APIs: <c>{"error":{"message","type","param"}}</c>.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ApiError(ApiError.Detail Error)
{
    /// <param name="Message">What went wrong and what to do about it.</param>
    /// <param name="Type">Class of the error, from its status.</param>
    /// <param name="Param">The field or parameter at fault.</param>
    public sealed record Detail(string Message, string Type, string? Param = null);

    internal static IResult Result(int status, string message, string? param = null) =>
        Results.Json(new ApiError(new Detail(message, TypeOf(status), param)), statusCode: status);

    internal static Task WriteAsync(HttpContext http, int status, string message) => Result(status, message).ExecuteAsync(http);

    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        409 => "conflict_error",
        429 => "rate_limit_error",
        503 => "unavailable_error",
        >= 500 => "internal_error",
        _ => "invalid_request_error",
    };
}
