using Anyray.Optimizer.Json;
using Anyray.Optimizer.Settings;

namespace Anyray.Optimizer.Protocol;

/// <summary>Turns what ends a call into RFC 9457 problem details with a <c>code</c>.</summary>
internal sealed partial class ProtocolFilter(ILogger<ProtocolFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ProtocolException e)
        {
            return Problem(e.Status, e.Code, e.Message);
        }
        catch (MalformedRequestException e)
        {
            return Problem(StatusCodes.Status400BadRequest, e.Code, e.Message);
        }
        catch (SettingsException e)
        {
            return Problem(StatusCodes.Status400BadRequest, "invalid_settings", e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return Problem(e.StatusCode, "bad_request", "The request could not be read.");
        }
        catch (Exception e) when (e is not OperationCanceledException && !context.HttpContext.Response.HasStarted)
        {
            LogFailed(logger, e.GetType().Name, e.StackTrace);
            return Problem(StatusCodes.Status500InternalServerError, "internal_error", "The optimizer failed; send the original request.");
        }
    }

    public static IResult Problem(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    // The message of an exception may quote the request; its type and place do not.
    [LoggerMessage(Level = LogLevel.Error, Message = "A call failed with {Exception}.\n{Place}")]
    private static partial void LogFailed(ILogger logger, string exception, string? place);
}
