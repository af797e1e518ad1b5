using System.Collections.Frozen;

namespace Anyray.Gateway.Calls;

/// <summary>
/// Finds the endpoint of a model call by its whole path, before the router, which weighs every pattern that fits it
/// (<c>/v1/{**rest}</c>, <c>{**path}</c>) and keeps route values for each.
/// </summary>
internal static class CallShortcut
{
    /// <summary>Takes the place of <c>UseRouting</c>.</summary>
    public static void UseCallRouting(this WebApplication app)
    {
        FrozenDictionary<string, Endpoint>? calls = null;
        app.Use((HttpContext http, RequestDelegate next) =>
        {
            // The endpoints are mapped after the middleware is.
            calls ??= Calls(app);
            if (HttpMethods.IsPost(http.Request.Method) && http.Request.Path.Value is { } path && calls.TryGetValue(path, out var call)) http.SetEndpoint(call);
            return next(http);
        });
        app.UseRouting();
    }

    private static FrozenDictionary<string, Endpoint> Calls(IEndpointRouteBuilder routes) => routes.DataSources
        .SelectMany(source => source.Endpoints)
        .Where(endpoint => endpoint.Metadata.GetMetadata<CallEndpoint>() is not null)
        .ToFrozenDictionary(endpoint => endpoint.Metadata.GetMetadata<CallEndpoint>()!.Path, StringComparer.Ordinal);
}
