namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Postgres server.</summary>
public sealed class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string User = "postgres";

    internal PostgresServerResource(string name, ParameterResource password) : base(name, "docker.io/library/postgres:18.3", "tcp", 5432)
    {
        PasswordParameter = password;
        Annotations.Add(Endpoint);
    }

    /// <summary>Its password.</summary>
    public ParameterResource PasswordParameter { get; internal set; }

    internal List<PostgresDatabaseResource> DatabaseResources { get; } = [];

    internal override string VolumeTarget => "/var/lib/postgresql";

    internal override IEnumerable<string> Arguments => [];

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={User};Password={PasswordParameter}");

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{User}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", ReferenceExpression.Create($"postgresql://{User}:{PasswordParameter:uri}@{Host}:{Port}")),
        new("JdbcConnectionString", ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}")),
    ];

    internal EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    internal EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);
}
