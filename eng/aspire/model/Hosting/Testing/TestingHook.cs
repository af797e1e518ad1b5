using System.Collections.Concurrent;

namespace Aspire.Hosting.Testing;

/// <summary>How a test gets hold of the builder and the application that an AppHost's own entry point makes.</summary>
internal sealed class TestingHook(DistributedApplicationOptions options)
{
    private static readonly AsyncLocal<TestingHook?> Local = new();
    private static readonly ConcurrentDictionary<DistributedApplication, TestingHook> Hooks = new();
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _collected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _mayBuild = new();

    internal static TestingHook? Current => Local.Value;

    internal DistributedApplicationOptions Options => options;

    /// <summary>The builder, once the entry point calls <c>Build</c>; it waits there.</summary>
    internal Task<DistributedApplicationBuilder> Builder => _collected.Task;

    internal Task Finished => _finished.Task;

    internal static void Release(DistributedApplication app)
    {
        if (Hooks.TryRemove(app, out var hook)) hook._finished.TrySetResult();
    }

    /// <summary>Runs the entry point on a thread of its own.</summary>
    internal void Start(Action entryPoint) => new Thread(() =>
    {
        Local.Value = this;
        try
        {
            entryPoint();
            _collected.TrySetException(new InvalidOperationException("The AppHost ended without building an application."));
        }
        catch (Exception e)
        {
            _collected.TrySetException(e);
            _built.TrySetException(e);
        }
    })
    { IsBackground = true, Name = "AppHost" }.Start();

    internal Task<DistributedApplication> BuildAsync()
    {
        _mayBuild.Set();
        return _built.Task;
    }

    internal void Collected(DistributedApplicationBuilder builder)
    {
        _collected.TrySetResult(builder);
        _mayBuild.Wait();
    }

    internal void Built(DistributedApplication app)
    {
        Hooks[app] = this;
        _built.TrySetResult(app);
    }
}
