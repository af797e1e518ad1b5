using Aspire.Hosting.Running;

namespace Aspire.Hosting.Stores;

/// <summary>A way to run a server that this machine offers.</summary>
/// <param name="Description">What is started and where its data is.</param>
/// <param name="StartAsync">Starts it on the port; its output goes to the callback.</param>
internal sealed record StoreLaunch(string Description, Func<int, Watchdog, Action<string>, CancellationToken, Task<ManagedProcess>> StartAsync);
