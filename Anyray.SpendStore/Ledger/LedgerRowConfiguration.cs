using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Ledger;

internal sealed class LedgerRowConfiguration : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> ledger)
    {
        ledger.ToTable("ledger");
        // Time is part of the key because the table is partitioned by it on Postgres, and comes first because pages are read by it.
        ledger.HasKey(r => new { r.Time, r.Id });
        ledger.HasIndex(r => new { r.RequestId, r.Time });
        // Attempts belong to a session through their request; nobody reads them by it.
        ledger.HasIndex(r => new { r.SessionId, r.Time }).HasFilter("session_id IS NOT NULL AND attempt IS NULL");
        ledger.Property(r => r.Labels).IsJson();
        ledger.Property(r => r.UsageDetails).IsJson();
        ledger.Property(r => r.TokensSavedByKind).IsJson();
        ledger.Property(r => r.Suppressed).IsJson();
    }
}
