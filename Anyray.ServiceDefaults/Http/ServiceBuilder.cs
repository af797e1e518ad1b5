using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What every service is built on.</summary>
public static class ServiceBuilder
{
    /// <summary>
    /// A builder that listens on <paramref name="port"/>, of loopback in Development and of all interfaces otherwise, unless <c>--urls</c>,
    /// <c>ASPNETCORE_URLS</c>, ports or endpoints are configured.
    /// </summary>
    public static WebApplicationBuilder Create(string[] args, int port)
    {
        // No service takes settings up while it runs, and the watch for them covers every file below the content root: with the spool there,
        // each batch of events woke it, and the gateway served a third fewer calls.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        foreach (var name in (string[])["urls", "http_ports", "https_ports"])
            if (!string.IsNullOrEmpty(builder.Configuration[name])) return builder;
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) return builder;
        builder.WebHost.UseUrls(builder.Environment.IsDevelopment() ? $"http://localhost:{port}" : $"http://*:{port}");
        return builder;
    }
}
