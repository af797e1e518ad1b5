namespace Anyray.Gateway.Errors;

/// <summary>The call ends here with an error that the gateway itself makes, in the endpoint's dialect.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="type">Kind of error.</param>
/// <param name="message">Says what to do; holds no secret and no text of the prompt.</param>
internal sealed class CallRefusedException(int status, ErrorType type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public ErrorType Type { get; } = type;

    /// <summary>The parameter at fault.</summary>
    public string? Param { get; init; }

    /// <summary>A stable code, e.g. <c>model_not_found</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Seconds for <c>retry-after</c>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The budget that refused the call.</summary>
    public string? BudgetId { get; init; }

    /// <summary>Class in the ledger; null = <see cref="Code"/>, else <c>refused</c>.</summary>
    public string? Class { get; init; }

    public static CallRefusedException Invalid(string message, string? param = null, string? code = null) =>
        new(StatusCodes.Status400BadRequest, ErrorType.InvalidRequest, message) { Param = param, Code = code };
}
