using System.Text.Json;
using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Routing;

internal static class RoutingMapping
{
    public static NamedRouting ToContract(this RoutingRow routing) => new(routing.Name, JsonSerializer.Deserialize<JsonElement>(routing.Config ?? "{}"));
}
