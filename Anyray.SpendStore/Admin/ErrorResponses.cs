using System.Data.Common;
using Anyray.SpendStore.Console.Pages;
using Anyray.SpendStore.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore.Storage;

namespace Anyray.SpendStore.Admin;

/// <summary>Turns exceptions into answers: a caller's mistake is a 4xx, a database that is away a 503, and no detail of either leaks.</summary>
internal static partial class ErrorResponses
{
    public static void UseErrorResponses(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            if (!NeedsLedger(http.Request.Path) || http.RequestServices.GetRequiredService<LedgerReady>().IsReady) await next(http);
            else await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The ledger's database is not ready yet: try again in a moment.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, e);
        }
    });

    private static bool NeedsLedger(PathString path) =>
        path.StartsWithSegments("/internal") || path.StartsWithSegments("/admin")
        || (path.StartsWithSegments("/console") && !path.StartsWithSegments("/console/login") && !path.StartsWithSegments("/console/assets"));

    private static Task AnswerAsync(HttpContext http, Exception e)
    {
        switch (e)
        {
            case InvalidInputException invalid:
                return http.Request.Path.StartsWithSegments("/console")
                    ? WriteAsync(http, StatusCodes.Status400BadRequest, invalid.Message)
                    : ApiError.Result(StatusCodes.Status400BadRequest, invalid.Message, invalid.Param).ExecuteAsync(http);
            case BadHttpRequestException bad:
                return WriteAsync(http, bad.StatusCode, bad.InnerException?.Message ?? bad.Message);
            case DbException or RetryLimitExceededException or TimeoutException or InvalidOperationException { InnerException: DbException }:
                LogDatabase(Logger(http), e.GetBaseException().Message);
                return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The ledger's database does not answer: try again in a moment.");
            default:
                LogUnexpected(Logger(http), e);
                return WriteAsync(http, StatusCodes.Status500InternalServerError, "Something went wrong here; the log has the details.");
        }
    }

    private static Task WriteAsync(HttpContext http, int status, string message)
    {
        http.Response.Clear();
        return http.Request.Path.StartsWithSegments("/console")
            ? new RazorComponentResult<ErrorPage>(new { Title = TitleOf(status), Message = message }) { StatusCode = status }.ExecuteAsync(http)
            : ApiError.WriteAsync(http, status, message);
    }

    private static string TitleOf(int status) => status switch
    {
        >= 500 and not 503 => "Something went wrong",
        503 => "The ledger is away",
        _ => "That did not work",
    };

    private static ILogger Logger(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorResponses));

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger's database failed: {Reason}")]
    private static partial void LogDatabase(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure")]
    private static partial void LogUnexpected(ILogger log, Exception e);
}
