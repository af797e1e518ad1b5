using Anyray.Gateway.Calls;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Routing;

/// <summary>Follows a route until a target answers. Returns the last failure when none does.</summary>
internal sealed class RouteRunner(AttemptRunner attempts)
{
    public async Task<UpstreamFailure?> RunAsync(Call call, Target target) => (await attempts.RunAsync(call, target)).Failure;
}
