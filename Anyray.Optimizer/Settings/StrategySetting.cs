using System.Text.Json;

namespace Anyray.Optimizer.Settings;

/// <summary>One kind in its place of the run order.</summary>
internal sealed record StrategySetting(string Kind, bool Enabled, JsonElement Params);
