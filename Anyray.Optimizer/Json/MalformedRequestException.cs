namespace Anyray.Optimizer.Json;

/// <summary>The body can't be read. <see cref="Code"/> is stable: <c>invalid_json</c>, <c>too_deep</c>, <c>too_many_values</c>.</summary>
internal sealed class MalformedRequestException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
