using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Budgets;

internal sealed class BudgetConfiguration : IEntityTypeConfiguration<BudgetRow>
{
    public void Configure(EntityTypeBuilder<BudgetRow> budgets)
    {
        budgets.ToTable("budgets");
        budgets.Property(b => b.Scope).HasConversion<string>();
        budgets.Property(b => b.Period).HasConversion<string>();
        budgets.Property(b => b.Mode).HasConversion<string>();
    }
}
