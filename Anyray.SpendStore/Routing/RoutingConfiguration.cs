using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Routing;

internal sealed class RoutingConfiguration : IEntityTypeConfiguration<RoutingRow>
{
    public void Configure(EntityTypeBuilder<RoutingRow> routing)
    {
        routing.ToTable("routing");
        routing.HasKey(r => r.Name);
        routing.Property(r => r.Config).IsJson();
    }
}
