namespace Anyray.SpendStore.Keys;

/// <summary>A key as administrators see it: everything but the key.</summary>
public sealed record ClientKeyView(
    string Id, string Name, string Prefix, string Tenant, string? User, string? Team, bool Service,
    IReadOnlyList<string> AllowedModels, IReadOnlyList<string> AllowedProviders, DateTime? ExpiresAt,
    int? RequestsPerMinute, long? TokensPerMinute, int? MaxConcurrent, DateTime CreatedAt, DateTime? RotatedAt, DateTime? RevokedAt)
{
    internal static ClientKeyView Of(ClientKeyRow k) => new(
        k.Id, k.Name, k.Prefix, k.Tenant, k.User, k.Team, k.Service, k.AllowedModels, k.AllowedProviders, k.ExpiresAt,
        k.RequestsPerMinute, k.TokensPerMinute, k.MaxConcurrent, k.CreatedAt, k.RotatedAt, k.RevokedAt);
}
