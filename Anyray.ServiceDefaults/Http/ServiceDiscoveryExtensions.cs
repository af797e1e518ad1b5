using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery.Http;

namespace Microsoft.Extensions.Hosting;

/// <summary>Service discovery for those who make their own handlers.</summary>
public static class ServiceDiscoveryExtensions
{
    /// <summary>
    /// Resolves names such as <c>http://optimizer</c> (<c>services__optimizer__http__0</c>) before <paramref name="handler"/>
    /// connects; clients of the <see cref="IHttpClientFactory"/> have this already.
    /// </summary>
    public static HttpMessageHandler WithServiceDiscovery(this HttpMessageHandler handler, IServiceProvider services) =>
        services.GetRequiredService<IServiceDiscoveryHttpMessageHandlerFactory>().CreateHandler(handler);
}
