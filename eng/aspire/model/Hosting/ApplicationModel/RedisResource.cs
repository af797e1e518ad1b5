namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Redis server.</summary>
public sealed class RedisResource : ContainerResource, IResourceWithConnectionString
{
    internal RedisResource(string name, ParameterResource password) : base(name, "docker.io/library/redis:8.6", "redis", 6379)
    {
        PasswordParameter = password;
        Entrypoint = "/bin/sh";
        Annotations.Add(Endpoint);
    }

    /// <summary>Its password.</summary>
    public ParameterResource PasswordParameter { get; internal set; }

    internal bool IsPersistent { get; set; }

    internal override string VolumeTarget => "/data";

    internal override IEnumerable<string> Arguments => ["-c", $"redis-server --requirepass $REDIS_PASSWORD{(IsPersistent ? " --save 60 1" : "")}"];

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Host}:{Port},password={PasswordParameter}");

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", ReferenceExpression.Create($"redis://:{PasswordParameter:uri}@{Host}:{Port}")),
    ];

    private EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);
}
