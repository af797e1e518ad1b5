using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Keys;

internal static class ClientKeyMapping
{
    public static ClientKey ToContract(this ClientKeyRow key) => new()
    {
        Id = key.Id,
        Sha256 = key.Sha256,
        Tenant = key.Tenant,
        User = key.User,
        Team = key.Team,
        Service = key.Service,
        AllowedModels = key.AllowedModels,
        AllowedProviders = key.AllowedProviders,
        ExpiresAt = key.ExpiresAt,
        RequestsPerMinute = key.RequestsPerMinute,
        TokensPerMinute = key.TokensPerMinute,
        MaxConcurrent = key.MaxConcurrent,
    };
}
