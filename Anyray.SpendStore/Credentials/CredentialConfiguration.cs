using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Credentials;

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<CredentialRow>
{
    public void Configure(EntityTypeBuilder<CredentialRow> credentials)
    {
        credentials.ToTable("credentials");
        credentials.HasKey(c => c.Name);
    }
}
