using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Upstream;

/// <summary>Why an attempt gave no answer. Nothing of it has reached the caller yet.</summary>
internal sealed record UpstreamFailure
{
    /// <summary>Status the caller gets when this is the last word.</summary>
    public required int Status { get; init; }

    /// <summary>Class in the ledger: <c>connect</c>, <c>timeout</c>, <c>upstream_status</c>, <c>malformed_upstream</c>, ...</summary>
    public required string Class { get; init; }

    public required string Message { get; init; }

    /// <summary>The provider's own type, code and parameter, when it named them.</summary>
    public string? TypeName { get; init; }

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>The provider's error body, when it is a JSON error of its dialect.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Dialect of <see cref="Body"/>.</summary>
    public Dialect Dialect { get; init; }

    /// <summary>Headers of the provider's answer that are passed on.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True when another attempt may fare better.</summary>
    public required bool Retryable { get; init; }

    /// <summary>How long the provider asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public ErrorType Type => ErrorNames.FromStatus(Status);
}
