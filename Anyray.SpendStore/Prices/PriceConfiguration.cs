using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Prices;

internal sealed class PriceConfiguration : IEntityTypeConfiguration<PriceRow>
{
    public void Configure(EntityTypeBuilder<PriceRow> prices)
    {
        prices.ToTable("prices");
        prices.HasKey(p => new { p.Provider, p.Model, p.EffectiveFrom });
        prices.Property(p => p.Details).IsJson();
    }
}
