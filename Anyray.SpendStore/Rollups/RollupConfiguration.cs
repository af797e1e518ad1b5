using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Rollups;

internal sealed class RollupConfiguration :
    IEntityTypeConfiguration<RollupRow>, IEntityTypeConfiguration<KindRollupRow>, IEntityTypeConfiguration<SessionRow>, IEntityTypeConfiguration<PendingRollup>
{
    public void Configure(EntityTypeBuilder<RollupRow> rollups)
    {
        rollups.ToTable("rollups");
        rollups.HasKey(r => new { r.Grain, r.Bucket, r.Tenant, r.User, r.Team, r.KeyId, r.Provider, r.Model, r.Tool, r.Arm });
    }

    public void Configure(EntityTypeBuilder<KindRollupRow> kinds)
    {
        kinds.ToTable("kind_rollups");
        kinds.HasKey(r => new { r.Grain, r.Bucket, r.Kind, r.Tenant, r.User, r.Team, r.KeyId, r.Provider, r.Model, r.Tool });
    }

    public void Configure(EntityTypeBuilder<SessionRow> sessions)
    {
        sessions.ToTable("sessions");
        sessions.HasKey(s => new { s.Tenant, s.SessionId });
        sessions.HasIndex(s => s.LastTime);
    }

    public void Configure(EntityTypeBuilder<PendingRollup> pending) => pending.ToTable("pending_rollups");
}
