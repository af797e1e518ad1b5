namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback of <c>WithEnvironment</c> may read and change.</summary>
public sealed class EnvironmentCallbackContext
{
    internal EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext) => ExecutionContext = executionContext;

    /// <summary>The variables so far: strings, or values that are known later.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = [];

    /// <summary>Whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; }
}
