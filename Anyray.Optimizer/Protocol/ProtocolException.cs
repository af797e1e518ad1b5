namespace Anyray.Optimizer.Protocol;

/// <summary>Ends a call with a problem of the given status and stable code. The message is shown to the caller and holds no content.</summary>
internal sealed class ProtocolException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
