using Anyray.ServiceDefaults.Security;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary>Admin endpoints always ask for <c>ANYRAY_ADMIN_TOKEN</c>.</summary>
internal sealed class AdminAuthFilter(IOptions<OptimizerOptions> options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (options.Value.AdminToken is not { Length: > 0 } expected)
            return new(ProtocolFilter.Problem(StatusCodes.Status503ServiceUnavailable, "admin_disabled", "Set ANYRAY_ADMIN_TOKEN on the optimizer to use its admin endpoints."));
        return BearerToken.Matches(BearerToken.Of(context.HttpContext.Request), expected)
            ? next(context)
            : new(ProtocolFilter.Problem(StatusCodes.Status401Unauthorized, "unauthorized", "Send Authorization: Bearer <ANYRAY_ADMIN_TOKEN>."));
    }
}
