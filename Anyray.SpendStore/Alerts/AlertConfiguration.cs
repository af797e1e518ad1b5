using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Alerts;

internal sealed class AlertConfiguration : IEntityTypeConfiguration<AlertRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> alerts)
    {
        alerts.ToTable("alerts");
        alerts.HasKey(a => new { a.Kind, a.Subject });
    }
}
