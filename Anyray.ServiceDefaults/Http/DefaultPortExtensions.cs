using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where a service listens when nobody says.</summary>
public static class DefaultPortExtensions
{
    /// <summary>Listens on <paramref name="port"/>, of loopback in Development and of all interfaces otherwise, unless <c>--urls</c>, <c>ASPNETCORE_URLS</c>, ports or endpoints are configured.</summary>
    public static WebApplicationBuilder UseDefaultPort(this WebApplicationBuilder builder, int port)
    {
        foreach (var name in (string[])["urls", "http_ports", "https_ports"])
            if (!string.IsNullOrEmpty(builder.Configuration[name])) return builder;
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) return builder;
        builder.WebHost.UseUrls(builder.Environment.IsDevelopment() ? $"http://localhost:{port}" : $"http://*:{port}");
        return builder;
    }
}
