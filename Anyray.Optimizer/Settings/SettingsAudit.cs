using System.Net.Http.Headers;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Settings;

/// <summary>Every change goes to the spend store's audit log, or to this service's log when there is no store.</summary>
internal sealed partial class SettingsAudit(IHttpClientFactory clients, TimeProvider time, IOptions<OptimizerOptions> options, ILogger<SettingsAudit> logger)
{
    /// <summary>Never fails: a change that is in force must not be reported as refused.</summary>
    public async Task WriteAsync(string actor, string action, JsonElement before, JsonElement after, CancellationToken cancellation)
    {
        if (options.Value.SpendStoreUrl is not { } store)
        {
            LogChange(logger, action, actor);
            return;
        }
        try
        {
            using var client = clients.CreateClient("spend-store");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(store, "/internal/v1/audit"))
            {
                Content = JsonContent.Create(
                    new AuditEvent { Time = time.GetUtcNow(), Actor = actor, Action = action, Target = "optimizer", Before = before, After = after },
                    ContractsJsonContext.Default.AuditEvent),
            };
            if (options.Value.InternalToken is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogUnwritten(logger, action, actor, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit: {Action} by {Actor}.")]
    private static partial void LogChange(ILogger logger, string action, string actor);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Audit: {Action} by {Actor}; the spend store did not take it ({Exception}).")]
    private static partial void LogUnwritten(ILogger logger, string action, string actor, string exception);
}
