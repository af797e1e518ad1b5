using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Console.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console;

/// <summary>Signs people in with the admin token, and out again.</summary>
internal static class LoginEndpoint
{
    public static void MapLogin(this IEndpointRouteBuilder console)
    {
        console.MapGet("/login", () => new RazorComponentResult<LoginPage>());
        console.MapPost("/login", LoginAsync);
        console.MapPost("/logout", (HttpContext http) =>
        {
            ConsoleSession.SignOut(http);
            return Results.Redirect("/console/login");
        });
    }

    private static async Task<IResult> LoginAsync(HttpContext http, AdminToken token, WrongTokens wrong, ConsoleSession session)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (!token.Matches(form["token"]))
            return wrong.Count(http)
                ? new RazorComponentResult<LoginPage>(new { Problem = "Too many wrong tokens. Wait a minute, then try again." }) { StatusCode = StatusCodes.Status429TooManyRequests }
                : new RazorComponentResult<LoginPage>(new { Problem = "That is not the admin token." }) { StatusCode = StatusCodes.Status401Unauthorized };
        session.SignIn(http);
        return Results.Redirect(LocalPath(form["returnUrl"]));
    }

    /// <summary>Only a path of this console: a foreign address here would be an open redirect.</summary>
    internal static string LocalPath(string? path) =>
        path is not null && (path == "/console" || path.StartsWith("/console/", StringComparison.Ordinal) || path.StartsWith("/console?", StringComparison.Ordinal))
        && !path.Contains('\\') ? path : "/console";
}
