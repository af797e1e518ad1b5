using System.Text.Json;

namespace Anyray.Contracts.Snapshot;

/// <summary>A routing config that requests name in <c>x-anyray-config</c>.</summary>
public sealed record NamedRouting(string Name, JsonElement Config);
