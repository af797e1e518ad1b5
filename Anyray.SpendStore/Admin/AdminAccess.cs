using Anyray.ServiceDefaults.Security;

namespace Anyray.SpendStore.Admin;

/// <summary>
/// Guards <c>/admin</c> and <c>/console</c> by path, so that no endpoint can be forgotten: the admin token as bearer, or a
/// console session, whose writes also need the CSRF token.
/// </summary>
internal static class AdminAccess
{
    private const string LoginPath = "/console/login";
    private const string AssetsPath = "/console/assets";

    public static void AddAdminAccess(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<AdminOptions>("Admin");
        builder.Services.AddSingleton<AdminToken>();
        builder.Services.AddSingleton<WrongTokens>();
        builder.Services.AddSingleton<ConsoleSession>();
    }

    public static void UseAdminAccess(this WebApplication app)
    {
        // Made now, so that a missing token stops the start and a generated one is printed before the first request.
        app.Services.GetRequiredService<AdminToken>();
        app.Use(Guard);
    }

    private static async Task Guard(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        var console = path.StartsWithSegments("/console");
        if ((!console && !path.StartsWithSegments("/admin")) || path.StartsWithSegments(LoginPath) || path.StartsWithSegments(AssetsPath))
        {
            await next(http);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        var services = http.RequestServices;
        var given = BearerToken.Of(http.Request);
        if (services.GetRequiredService<AdminToken>().Matches(given))
        {
            Actor.Set(http, Actor.Api);
            await next(http);
            return;
        }

        if (given is not null && services.GetRequiredService<WrongTokens>().Count(http))
        {
            await ApiError.WriteAsync(http, StatusCodes.Status429TooManyRequests, "Too many wrong admin tokens: wait before trying again.");
            return;
        }

        Actor.Set(http, Actor.Console);
        var session = services.GetRequiredService<ConsoleSession>();
        if (!session.IsSignedIn(http)) await RefuseAsync(http, console);
        else if (IsWrite(http.Request) && !await session.HasCsrfTokenAsync(http))
            await ApiError.WriteAsync(http, StatusCodes.Status403Forbidden, "The CSRF token is missing or old: reload the page and try again.");
        else await next(http);
    }

    private static Task RefuseAsync(HttpContext http, bool console)
    {
        if (console && HttpMethods.IsGet(http.Request.Method))
        {
            // Relative, so that it holds behind any reverse proxy.
            http.Response.Redirect($"{LoginPath}?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return Task.CompletedTask;
        }
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiError.WriteAsync(http, StatusCodes.Status401Unauthorized, "Send the admin token: Authorization: Bearer $ANYRAY_ADMIN_TOKEN.");
    }

    private static bool IsWrite(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
