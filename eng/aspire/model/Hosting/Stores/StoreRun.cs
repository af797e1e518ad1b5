using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Stores;

/// <summary>Runs a server in the best way that works; when none does, dependents use what they have built in.</summary>
internal sealed class StoreRun(ContainerResource server, ResourceRunServices services, StoreSelector selector) : ResourceRun(server, services)
{
    protected override async Task<bool> LaunchAsync(CancellationToken cancellationToken)
    {
        var (launches, reason) = await selector.ChooseAsync(server);
        foreach (var launch in launches)
        {
            try
            {
                Services.Console.Write(server, $"{launch.Description}{(reason.Length > 0 ? $" ({reason})" : "")}");
                Process = await launch.StartAsync(server.Endpoint.AllocatedPort, Services.Watchdog, line => Services.Console.Keep(server, line), cancellationToken);
                await AnswersAsync(Process, cancellationToken);
                return true;
            }
            catch (DistributedApplicationException e)
            {
                foreach (var line in Services.Console.Lines(server.Name).TakeLast(5)) Services.Console.Write(server, $"  {line}");
                reason = e.Message;
                Services.Console.Write(server, $"that failed: {reason}");
                if (Process is not null) await Process.DisposeAsync();
                Process = null;
            }
        }
        server.IsLeftOut = true;
        Services.Console.Write(server, $"not started ({reason}): its dependents use what they have built in");
        return false;
    }

    // A container may have to be fetched first, so only its end is a failure, not its being slow.
    private async Task AnswersAsync(ManagedProcess process, CancellationToken cancellationToken)
    {
        while (await Ports.IsUnansweredAsync(server.Endpoint.AllocatedPort, cancellationToken))
        {
            if (process.HasExited) throw new DistributedApplicationException($"it ended with code {process.ExitCode}");
            await Task.Delay(100, cancellationToken);
        }
    }
}
