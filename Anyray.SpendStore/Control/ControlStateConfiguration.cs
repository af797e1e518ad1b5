using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Control;

internal sealed class ControlStateConfiguration : IEntityTypeConfiguration<ControlState>
{
    public void Configure(EntityTypeBuilder<ControlState> control)
    {
        control.ToTable("control_state");
        control.Property(c => c.Id).ValueGeneratedNever();
        control.HasData(new ControlState { Version = 1 });
    }
}
