namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database of a Postgres server; it is created when the server is ready.</summary>
public sealed class PostgresDatabaseResource : Resource, IResourceWithConnectionString, IResourceWithParent<PostgresServerResource>, IResourceWithWaitSupport
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent) : base(name) =>
        (DatabaseName, Parent) = (databaseName, parent);

    /// <inheritdoc/>
    public PostgresServerResource Parent { get; }

    /// <summary>The database's name in the server.</summary>
    public string DatabaseName { get; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Parent};Database={DatabaseName}");

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties()
    {
        foreach (var (name, value) in Parent.GetConnectionProperties())
            yield return new(name, name is "Uri" or "JdbcConnectionString" ? ReferenceExpression.Create($"{value}/{DatabaseName}") : value);
        yield return new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}"));
    }
}
