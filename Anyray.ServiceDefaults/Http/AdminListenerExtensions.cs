using Anyray.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>A listener of its own for the admin API and the console.</summary>
public static class AdminListenerExtensions
{
    private const string Variable = "ANYRAY_ADMIN_URLS";

    /// <summary>
    /// Listens on the addresses of <c>ANYRAY_ADMIN_URLS</c> (apart by <c>;</c>) too, beside the ones that are configured. To be
    /// called when the default address is set.
    /// </summary>
    /// <exception cref="OptionsValidationException">The variable is malformed.</exception>
    public static WebApplicationBuilder UseAdminUrls(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Variable] is not { Length: > 0 } urls) return builder;
        try
        {
            builder.Services.AddSingleton(new AdminListener(urls));
        }
        catch (FormatException)
        {
            throw new OptionsValidationException(Variable, typeof(AdminListener), [$"{Variable} must be http or https addresses with a port, e.g. http://127.0.0.1:9787."]);
        }
        // Endpoints win over addresses, so the admin addresses become endpoints where there are some.
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            foreach (var (index, url) in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
                builder.Configuration[$"Kestrel:Endpoints:AnyrayAdmin{index}:Url"] = url;
        else builder.WebHost.UseUrls([.. Public(builder.Configuration), urls]);
        return builder;
    }

    /// <summary>
    /// Answers <c>/admin</c> and <c>/console</c> with <paramref name="absent"/> on every listener but the admin one, when there is
    /// one. The admin listener serves everything.
    /// </summary>
    public static void UseAdminListener(this WebApplication app, RequestDelegate absent)
    {
        if (app.Services.GetService<AdminListener>() is not { } listener) return;
        app.Use((http, next) =>
        {
            var admin = http.Request.Path.StartsWithSegments("/admin") || http.Request.Path.StartsWithSegments("/console");
            return admin && !listener.Has(http.Connection) ? absent(http) : next(http);
        });
    }

    /// <summary>Where the service listens anyway; ports alone are set in containers.</summary>
    private static IEnumerable<string> Public(ConfigurationManager configuration)
    {
        if (configuration["urls"] is { Length: > 0 } urls) return [urls];
        return Ports("http").Concat(Ports("https"));

        IEnumerable<string> Ports(string scheme) =>
            (configuration[$"{scheme}_ports"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(port => $"{scheme}://*:{port}");
    }
}
