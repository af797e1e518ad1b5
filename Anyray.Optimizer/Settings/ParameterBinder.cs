using System.Text.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Settings;

/// <summary>Sets the parameters of a kind from JSON.</summary>
internal static class ParameterBinder
{
    /// <exception cref="SettingsException">A value has the wrong type or is out of range; the message begins with <paramref name="path"/>.</exception>
    public static void Bind(IStrategy strategy, object options, JsonElement given, string path)
    {
        if (given.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return;
        if (given.ValueKind != JsonValueKind.Object) throw new SettingsException($"{path} must be an object.");
        foreach (var property in given.EnumerateObject())
        {
            // Unknown names are kept and echoed: an older replica may read a newer configuration.
            if (property.Value.ValueKind == JsonValueKind.Null || Find(strategy, property.Name) is not { } parameter) continue;
            if (parameter.TrySet(options, property.Value) is { } wrong) throw new SettingsException($"{path}.{property.Name} {wrong}.");
        }
    }

    private static StrategyParameter? Find(IStrategy strategy, string name)
    {
        foreach (var parameter in strategy.Parameters)
            if (parameter.Name == name) return parameter;
        return null;
    }
}
