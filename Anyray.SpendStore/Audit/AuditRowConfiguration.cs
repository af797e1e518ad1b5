using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Audit;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> audit)
    {
        audit.ToTable("audit");
        audit.Property(r => r.Before).IsJson();
        audit.Property(r => r.After).IsJson();
    }
}
