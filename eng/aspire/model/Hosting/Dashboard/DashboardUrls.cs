using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard listens, and where it asks for the resources: the AppHost's launch profile says, as with Aspire.</summary>
internal sealed record DashboardUrls(Uri Frontend, Uri Otlp, Uri OtlpHttp, Uri Resources)
{
    internal IEnumerable<int> Ports => [Frontend.Port, Otlp.Port, OtlpHttp.Port, Resources.Port];

    /// <summary>What the dashboard is told by its environment.</summary>
    internal Dictionary<string, string?> Variables => new()
    {
        ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = Resources.ToString(),
        ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "Unsecured",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["ASPNETCORE_URLS"] = null,
    };

    internal static DashboardUrls Of(IConfiguration configuration)
    {
        var randomize = configuration["DcpPublisher:RandomizePorts"] == "true";
        return new(Url("ASPNETCORE_URLS"), Url("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"), Url("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"), Url("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"));

        Uri Url(string variable) =>
            new(!randomize && configuration[variable] is { Length: > 0 } url ? url.Split(';')[0] : $"http://127.0.0.1:{Running.Ports.Free()}");
    }
}
