using Anyray.Gateway.Configuration;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Hook;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Admin;

/// <summary>The admin API and the console of the services behind the gateway. Each checks the admin token itself.</summary>
internal static class AdminProxyExtensions
{
    public static void AddAdminProxy(this IServiceCollection services) => services.AddHttpForwarder();

    public static void MapAdminProxy(this WebApplication app)
    {
        var optimizer = ServiceAddress.Resolve(app.Configuration, app.Services.GetRequiredService<IOptions<OptimizerOptions>>().Value.Url);
        var store = ServiceAddress.Resolve(app.Configuration, app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.SpendStoreUrl);
        app.Forward("/admin/optimizer", optimizer, "ANYRAY_OPTIMIZER_URL");
        app.Forward("/admin", store, "ANYRAY_SPEND_STORE_URL");
        app.Forward("/console", store, "ANYRAY_SPEND_STORE_URL");
    }

    private static void Forward(this WebApplication app, string prefix, string? destination, string variable)
    {
        if (destination is not null)
        {
            app.MapForwarder(prefix + "/{**rest}", destination);
            return;
        }
        RequestDelegate absent = http => PlainError.WriteAsync(http, Dialect.None, StatusCodes.Status503ServiceUnavailable, ErrorType.Overloaded, $"Nothing serves {prefix} here; set {variable} on the gateway.");
        app.Map(prefix + "/{**rest}", absent);
    }
}
