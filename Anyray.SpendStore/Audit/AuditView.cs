using System.Text.Json;

namespace Anyray.SpendStore.Audit;

/// <summary>One entry of the audit log.</summary>
public sealed record AuditView(long Id, DateTime Time, string Actor, string Action, string? Target, JsonElement? Before, JsonElement? After)
{
    internal static AuditView Of(AuditRow row) => new(row.Id, row.Time, row.Actor, row.Action, row.Target, Json(row.Before), Json(row.After));

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
