namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names of the states a resource goes through.</summary>
public static class KnownResourceStates
{
    /// <summary>Waits for another resource.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>Is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>Runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>Could not be started.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>Is being stopped.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>Ended with a code other than 0.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>Ended as it should.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>The states after which nothing more comes.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
