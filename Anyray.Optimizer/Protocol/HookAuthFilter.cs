using Anyray.ServiceDefaults.Security;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary>Hook endpoints ask for <c>ANYRAY_OPTIMIZER_TOKEN</c> when it is set.</summary>
internal sealed class HookAuthFilter(IOptions<OptimizerOptions> options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.Value.Token is not { Length: > 0 } token || BearerToken.Matches(BearerToken.Of(context.HttpContext.Request), token)
            ? next(context)
            : new ValueTask<object?>(ProtocolFilter.Problem(StatusCodes.Status401Unauthorized, "unauthorized", "Send Authorization: Bearer <ANYRAY_OPTIMIZER_TOKEN>."));

    /// <summary>
    /// True when whoever is let in holds the optimizer token; only then is the tenant it names believed.
    /// </summary>
    public static bool TrustsCallers(OptimizerOptions options) => options.Token is { Length: > 0 };
}
