using Anyray.SpendStore.Alerts;
using Anyray.SpendStore.Audit;
using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Keys;
using Anyray.SpendStore.Prices;
using Anyray.SpendStore.Rollups;
using Anyray.SpendStore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger;

/// <summary>The one model of the spend store. Each database derives from it, for its own migrations and column types.</summary>
public abstract class SpendContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<RollupRow> Rollups => Set<RollupRow>();
    public DbSet<KindRollupRow> KindRollups => Set<KindRollupRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<PendingRollup> PendingRollups => Set<PendingRollup>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<AlertRow> Alerts => Set<AlertRow>();
    public DbSet<ClientKeyRow> Keys => Set<ClientKeyRow>();
    public DbSet<BudgetRow> Budgets => Set<BudgetRow>();
    public DbSet<PriceRow> Prices => Set<PriceRow>();
    public DbSet<RoutingRow> Routing => Set<RoutingRow>();
    public DbSet<CredentialRow> Credentials => Set<CredentialRow>();
    public DbSet<ControlState> Control => Set<ControlState>();

    /// <summary>Column type for JSON documents.</summary>
    protected abstract string JsonType { get; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(SpendContext).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
                if (property.FindAnnotation(JsonColumn.Annotation) is not null) property.SetColumnType(JsonType);
            }
    }
}
