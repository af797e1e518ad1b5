using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Keys;

internal sealed class ClientKeyConfiguration : IEntityTypeConfiguration<ClientKeyRow>
{
    public void Configure(EntityTypeBuilder<ClientKeyRow> keys)
    {
        keys.ToTable("client_keys");
        keys.HasIndex(k => k.Sha256).IsUnique();
    }
}
