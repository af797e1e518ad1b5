using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using Anyray.ServiceDefaults.Security;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Envoy;

/// <summary>Envoy's <c>ext_proc</c> service: one stream per HTTP request.</summary>
internal sealed partial class ExternalProcessorService(IHostOptimizer optimizer, IOptions<ExtProcOptions> options, TimeProvider time, ILogger<ExternalProcessorService> log)
    : ExternalProcessor.ExternalProcessorBase
{
    /// <inheritdoc/>
    public override async Task Process(IAsyncStreamReader<ProcessingRequest> requestStream, IServerStreamWriter<ProcessingResponse> responseStream, ServerCallContext context)
    {
        if (!IsAllowed(context)) throw new RpcException(new Status(StatusCode.Unauthenticated, "Send the optimizer's token as 'authorization: Bearer' gRPC metadata."));
        var stop = context.CancellationToken;
        var exchange = new Exchange(optimizer, options.Value, time, responseStream, stop);
        try
        {
            while (await requestStream.MoveNext(stop)) await exchange.OnAsync(requestStream.Current);
        }
        catch (Exception error) when (stop.IsCancellationRequested || error is IOException)
        {
            // Envoy resets the stream when its client or its provider leaves.
        }
        catch (Exception error) when (error is not RpcException)
        {
            // A clean close tells Envoy to go on without us.
            LogSteppedAside(log, error.GetType().Name);
        }
        finally
        {
            exchange.End();
        }
    }

    private bool IsAllowed(ServerCallContext context)
    {
        if (options.Value.Open || options.Value.Token is not { Length: > 0 } token) return true;
        var given = context.RequestHeaders.GetValue("authorization");
        return given?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true && BearerToken.Matches(given["Bearer ".Length..].Trim(), token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The exchange with Envoy was given up ({Error}); its request goes on as it came.")]
    private static partial void LogSteppedAside(ILogger logger, string error);
}
