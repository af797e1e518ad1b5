using System.Net;
using Anyray.ServiceDefaults.Security;
using Anyray.SpendStore.Admin;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Internal;

/// <summary>Guards <c>/internal</c>, which only the other services call.</summary>
internal static class InternalAccess
{
    public static void AddInternalAccess(this WebApplicationBuilder builder) => builder.AddVariableOptions<InternalOptions>("Internal");

    public static void UseInternalAccess(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<IOptions<InternalOptions>>().Value.InternalToken;
        var openOnLoopback = string.IsNullOrEmpty(token) && app.Environment.IsDevelopment();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/internal"), branch => branch.Use(async (http, next) =>
        {
            if (openOnLoopback ? IsLoopback(http) : !string.IsNullOrEmpty(token) && BearerToken.Matches(BearerToken.Of(http.Request), token)) await next(http);
            else if (string.IsNullOrEmpty(token))
                await ApiError.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "Set ANYRAY_INTERNAL_TOKEN, to the same value for every service.");
            else await ApiError.WriteAsync(http, StatusCodes.Status401Unauthorized, "Send the internal token: Authorization: Bearer $ANYRAY_INTERNAL_TOKEN.");
        }));
    }

    private static bool IsLoopback(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
