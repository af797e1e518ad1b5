namespace Anyray.SpendStore.Admin;

/// <summary>A caller's mistake; answered with 400 and this message.</summary>
internal sealed class InvalidInputException(string message, string? param = null) : Exception(message)
{
    public string? Param { get; } = param;
}
