using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;

namespace Anyray.Gateway.Mcp;

/// <summary>The MCP server at <c>/mcp</c> (streamable HTTP, stateless, so that any replica can answer).</summary>
internal static class McpExtensions
{
    public static void AddMcp(this IServiceCollection services)
    {
        services.AddScoped<RetrieveCaller>();
        services.AddMcpServer(server => server.ServerInfo = new() { Name = "anyray", Version = "1.0" })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<RetrieveTool>();
    }

    public static void MapRetrieval(this WebApplication app)
    {
        var authenticator = app.Services.GetRequiredService<Authenticator>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/mcp"), branch => branch.Use(async (http, next) =>
        {
            try
            {
                http.RequestServices.GetRequiredService<RetrieveCaller>().Tenant = authenticator.Authenticate(http).Tenant;
            }
            catch (CallRefusedException refused)
            {
                await PlainError.WriteAsync(http, Dialect.None, refused.Status, refused.Type, refused.Message, refused.Code);
                return;
            }
            await next(http);
        }));
        app.MapMcp("/mcp");
    }
}
