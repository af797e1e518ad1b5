namespace Anyray.SpendStore.Control;

/// <summary>What an administrator changed, for the audit log. States never hold a secret.</summary>
/// <param name="Action">E.g. <c>budget.create</c>.</param>
/// <param name="Target">Id of the thing changed.</param>
/// <param name="Before">Its state before; null when new.</param>
/// <param name="After">Its state after; null when removed.</param>
internal sealed record ControlChange(string Action, string Target, object? Before, object? After);
