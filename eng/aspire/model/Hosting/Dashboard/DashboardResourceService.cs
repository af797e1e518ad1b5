using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Wire;
using Aspire.Hosting.Running;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>Tells the dashboard about the resources, and what they say.</summary>
internal sealed class DashboardResourceService(
    ResourceNotificationService notifications, ResourceConsole console, ResourceInstances instances, IHostEnvironment environment) : DashboardService.DashboardServiceBase
{
    public override Task<ApplicationInformationResponse> GetApplicationInformation(ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new ApplicationInformationResponse { ApplicationName = environment.ApplicationName });

    public override async Task WatchResources(WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context)
    {
        var initial = new InitialResourceData { Resources = { notifications.Current.Select(now => WireResource.Of(now, instances)) } };
        await responseStream.WriteAsync(new WatchResourcesUpdate { InitialData = initial });
        try
        {
            await foreach (var change in notifications.WatchAsync(context.CancellationToken))
            {
                var changes = new WatchResourcesChanges { Value = { new WatchResourcesChange { Upsert = WireResource.Of(change, instances) } } };
                await responseStream.WriteAsync(new WatchResourcesUpdate { Changes = changes });
            }
        }
        catch (OperationCanceledException)
        {
            // The dashboard looks elsewhere, or ends.
        }
    }

    public override async Task WatchResourceConsoleLogs(
        WatchResourceConsoleLogsRequest request, IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context)
    {
        var resource = instances.ResourceOf(request.ResourceName);
        var lines = Channel.CreateUnbounded<string>();
        foreach (var line in console.Lines(resource)) lines.Writer.TryWrite(line);
        if (request.SuppressFollow) lines.Writer.Complete();
        console.Written += Follow;
        try
        {
            var number = 0;
            await foreach (var line in lines.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(new WatchResourceConsoleLogsUpdate { LogLines = { new ConsoleLogLine { Text = line, LineNumber = ++number } } });
        }
        catch (OperationCanceledException)
        {
            // The dashboard looks elsewhere, or ends.
        }
        finally
        {
            console.Written -= Follow;
        }

        void Follow(string name, string line)
        {
            if (name == resource) lines.Writer.TryWrite(line);
        }
    }

    // Nothing is ever asked of the person; the dashboard wants the call to stay open all the same.
    public override async Task WatchInteractions(
        IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream, IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream, ServerCallContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The dashboard ends.
        }
    }
}
