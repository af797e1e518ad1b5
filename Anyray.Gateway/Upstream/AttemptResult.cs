namespace Anyray.Gateway.Upstream;

/// <summary>How an attempt ended, as routing sees it.</summary>
/// <param name="Answered">The caller has its answer, whole or broken; there is nothing left to try.</param>
/// <param name="Failure">Set when nothing reached the caller, so that another attempt may be made.</param>
internal readonly record struct AttemptResult(bool Answered, UpstreamFailure? Failure)
{
    public static readonly AttemptResult Done = new(true, null);

    public static implicit operator AttemptResult(UpstreamFailure failure) => new(false, failure);
}
