namespace Anyray.Gateway.Errors;

/// <summary>What kind of error it is, before a dialect names it.</summary>
internal enum ErrorType
{
    InvalidRequest,
    Authentication,
    Permission,
    NotFound,
    RequestTooLarge,
    UnsupportedMedia,
    RateLimit,
    Timeout,
    Overloaded,
    Upstream,
    Internal,
}
