using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Anyray.Tests.ServiceDefaults;

public sealed class ServiceDefaultsTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Health_tells_of_every_check_and_alive_of_the_process_alone_in_every_environment(string environment)
    {
        await using var app = Start(environment, out var address, builder => builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Unhealthy()));
        using var http = new HttpClient { BaseAddress = address };
        using var health = await http.GetAsync("/health");
        using var alive = await http.GetAsync("/alive");
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, (int)health.StatusCode);
        Assert.Equal(StatusCodes.Status200OK, (int)alive.StatusCode);
    }

    [Fact]
    public async Task A_services_name_is_an_address_for_factory_clients_and_for_handlers_of_ones_own()
    {
        await using var server = Start("Production", out var address);
        await using var client = Start("Production", out _, builder =>
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("services:optimizer:http:0", (string?)address.ToString())]));

        using var factory = client.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        Assert.Equal("Healthy", await factory.GetStringAsync("http://optimizer/alive"));

        using var own = new HttpClient(new SocketsHttpHandler().WithServiceDiscovery(client.Services));
        Assert.Equal("Healthy", await own.GetStringAsync("http://optimizer/alive"));
    }

    [Fact]
    public async Task A_client_that_opted_in_tries_again()
    {
        var calls = 0;
        await using var server = Start("Production", out var address, map: app =>
            app.MapGet("/flaky", () => Interlocked.Increment(ref calls) == 1 ? Results.StatusCode(503) : Results.Ok()));
        await using var client = Start("Production", out _, builder => builder.Services.AddHttpClient("store").AddIdempotentRetries());
        using var http = client.Services.GetRequiredService<IHttpClientFactory>().CreateClient("store");

        using var answer = await http.GetAsync(new Uri(address, "/flaky"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData("Development", "Microsoft.AspNetCore.Hosting", null, false)]
    [InlineData("Production", "Yarp.ReverseProxy", null, false)]
    [InlineData("Production", "Anyray.Gateway", null, true)]
    [InlineData("Production", "Microsoft.AspNetCore.Hosting", "Information", true)]
    public async Task Frameworks_are_quiet_unless_asked(string environment, string category, string? configured, bool informs)
    {
        await using var app = Start(environment, out _, builder =>
        {
            if (configured is not null) builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = configured;
        });
        Assert.Equal(informs, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Information));
    }

    private static WebApplication Start(string environment, out Uri address, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null)
    {
        address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, Args = ["--urls", address.ToString()] });
        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        app.Start();
        return app;
    }
}
