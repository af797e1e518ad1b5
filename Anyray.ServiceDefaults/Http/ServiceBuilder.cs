using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What every service is built on.</summary>
public static class ServiceBuilder
{
    /// <summary>
    /// A builder that listens on <paramref name="port"/>, of loopback in Development and of all interfaces otherwise, unless <c>--urls</c>,
    /// <c>ASPNETCORE_URLS</c>, ports or endpoints are configured.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="port">Of the default address.</param>
    /// <param name="alone">For a rehearsal: all settings there are; nothing of the environment, of files or of <paramref name="args"/> counts. Null: those as usual.</param>
    public static WebApplicationBuilder Create(string[] args, int port, IReadOnlyDictionary<string, string?>? alone = null)
    {
        if (alone is not null) return Alone(alone);
        // No service takes settings up while it runs, and the watch for them covers every file below the content root: with the spool there,
        // each batch of events woke it, and the gateway served a third fewer calls.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        foreach (var name in (string[])["urls", "http_ports", "https_ports"])
            if (!string.IsNullOrEmpty(builder.Configuration[name])) return builder;
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()) return builder;
        builder.WebHost.UseUrls(builder.Environment.IsDevelopment() ? $"http://localhost:{port}" : $"http://*:{port}");
        return builder;
    }

    private static WebApplicationBuilder Alone(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        // A signal to stop is meant for the process, which has nothing to wind up yet.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
