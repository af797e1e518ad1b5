using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Ledger;

internal sealed class LedgerRowConfiguration : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> ledger)
    {
        ledger.ToTable("ledger");
        // Time is part of the key because the table is partitioned by it on Postgres.
        ledger.HasKey(r => new { r.Id, r.Time });
        ledger.HasIndex(r => new { r.Time, r.Id });
        ledger.HasIndex(r => new { r.RequestId, r.Time });
        ledger.HasIndex(r => new { r.SessionId, r.Time });
        ledger.Property(r => r.Labels).IsJson();
        ledger.Property(r => r.TokensSavedByKind).IsJson();
        ledger.Property(r => r.Suppressed).IsJson();
    }
}
