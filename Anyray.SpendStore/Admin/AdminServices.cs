using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Keys;
using Anyray.SpendStore.Prices;
using Anyray.SpendStore.Routing;

namespace Anyray.SpendStore.Admin;

internal static class AdminServices
{
    /// <summary>What changes things, for the API, the console and the command line alike.</summary>
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<BudgetAdmin>();
        services.AddSingleton<PriceBook>();
        services.AddSingleton<Repricing>();
        services.AddSingleton<RoutingAdmin>();
        services.AddSingleton<CredentialAdmin>();
        services.AddOpenApi(options => options.AddOperationTransformer(ApiDocument.CompleteAsync));
        // Bad bodies and parameters come to ErrorResponses in every environment, so that each 400 says what is wrong.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }
}
