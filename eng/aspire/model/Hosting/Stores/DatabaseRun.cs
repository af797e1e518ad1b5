using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Npgsql;

namespace Aspire.Hosting.Stores;

/// <summary>Creates a database once its server is ready.</summary>
internal sealed class DatabaseRun(PostgresDatabaseResource database, ResourceRunServices services) : ResourceRun(database, services)
{
    internal override bool DependsOn(IResource other) => other == database.Parent || base.DependsOn(other);

    protected override async Task<bool> LaunchAsync(CancellationToken cancellationToken)
    {
        var server = await Services.Notifications.WaitForResourceAsync(
            database.Parent.Name,
            e => e.Snapshot.HealthStatus is not null || database.Parent.IsLeftOut
                || (e.Snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text)),
            cancellationToken);
        if (database.Parent.IsLeftOut) return false;
        if (server.Snapshot.HealthStatus is null) throw new DistributedApplicationException($"{database.Parent.Name} is not there.");

        await using var source = NpgsqlDataSource.Create(
            await ((IResourceWithConnectionString)database.Parent).GetConnectionStringAsync(cancellationToken) + ";Database=postgres;Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE \"{database.DatabaseName.Replace("\"", "\"\"")}\"");
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // It is there from the last run.
        }
        return true;
    }
}
