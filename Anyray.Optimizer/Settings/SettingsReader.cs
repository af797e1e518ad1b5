using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Settings;

/// <summary>Validates a configuration and compiles it. Whatever is wrong is named by its path.</summary>
internal sealed partial class SettingsReader(StrategyRegistry registry, DefaultsMigrations migrations)
{
    private const int MaxRules = 64;

    /// <summary>The stock configuration.</summary>
    public OptimizerSettings Default() => Read(StockSettings.Write(registry, migrations.Head));

    /// <exception cref="SettingsException">The configuration is not valid.</exception>
    public OptimizerSettings Read(string json)
    {
        JsonElement config;
        try
        {
            using var document = JsonDocument.Parse(json);
            config = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new SettingsException("The configuration is not valid JSON.");
        }
        if (config.ValueKind != JsonValueKind.Object) throw new SettingsException("The configuration must be a JSON object.");
        config = migrations.Apply(config);
        var rules = new List<OverrideRule>();
        var overrides = Object(config, "overrides", "overrides");
        ReadByEndpoint(Object(overrides, "byEndpoint", "overrides.byEndpoint"), rules);
        ReadRules(Array(overrides, "rules", "overrides.rules"), rules);
        if (rules.Count > MaxRules) throw new SettingsException($"overrides must hold at most {MaxRules} rules.");
        return new OptimizerSettings(registry, config, RevisionOf(config))
        {
            DefaultsRevision = config.GetProperty("defaultsRevision").GetInt32(),
            Strategies = ReadStrategies(config),
            Rules = rules,
            Holdout = ReadHoldout(Object(config, "holdout", "holdout")),
        };
    }

    private static string RevisionOf(JsonElement config) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(config.GetRawText())).ToString("x16");

    private List<StrategySetting> ReadStrategies(JsonElement config)
    {
        if (!config.TryGetProperty("strategies", out var list) || list.ValueKind != JsonValueKind.Array) throw new SettingsException("strategies must be an array.");
        var settings = new List<StrategySetting>();
        foreach (var item in list.EnumerateArray())
        {
            var path = $"strategies[{settings.Count}]";
            if (item.ValueKind != JsonValueKind.Object) throw new SettingsException($"{path} must be an object.");
            var kind = item.TryGetProperty("kind", out var k) && k.ValueKind == JsonValueKind.String ? k.GetString()! : throw new SettingsException($"{path}.kind must be a string.");
            var strategy = Known(kind, $"{path}.kind");
            if (settings.Exists(s => s.Kind == kind)) throw new SettingsException($"{path}.kind '{kind}' is listed twice.");
            var enabled = true;
            if (item.TryGetProperty("enabled", out var e) && e.ValueKind != JsonValueKind.Null)
                enabled = e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : throw new SettingsException($"{path}.enabled must be a boolean.");
            var parameters = Object(item, "params", $"{path}.params");
            ParameterBinder.Bind(strategy, strategy.CreateOptions(), parameters, $"{path}.params");
            settings.Add(new StrategySetting(kind, enabled, parameters));
        }
        return settings;
    }

    private void ReadByEndpoint(JsonElement byEndpoint, List<OverrideRule> rules)
    {
        if (byEndpoint.ValueKind != JsonValueKind.Object) return;
        foreach (var property in byEndpoint.EnumerateObject())
            rules.Add(ReadRule(property.Value, $"overrides.byEndpoint['{property.Name}']", new RuleConditions { Endpoints = [property.Name] }));
    }

    private void ReadRules(JsonElement list, List<OverrideRule> rules)
    {
        if (list.ValueKind != JsonValueKind.Array) return;
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var path = $"overrides.rules[{index++}]";
            if (item.ValueKind != JsonValueKind.Object) throw new SettingsException($"{path} must be an object.");
            rules.Add(ReadRule(item, path, ReadConditions(Object(item, "when", $"{path}.when"), $"{path}.when")));
        }
    }

    private OverrideRule ReadRule(JsonElement item, string path, RuleConditions when)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new SettingsException($"{path} must be an object.");
        var given = new Dictionary<string, JsonElement>();
        if (Object(item, "params", $"{path}.params") is { ValueKind: JsonValueKind.Object } parameters)
            foreach (var property in parameters.EnumerateObject())
            {
                var strategy = Known(property.Name, $"{path}.params");
                ParameterBinder.Bind(strategy, strategy.CreateOptions(), property.Value, $"{path}.params.{property.Name}");
                given[property.Name] = property.Value;
            }
        return new OverrideRule
        {
            Label = item.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String ? label.GetString() : null,
            When = when,
            Enable = Kinds(item, "enable", path),
            Disable = Kinds(item, "disable", path),
            Params = given,
        };
    }

    private static RuleConditions ReadConditions(JsonElement when, string path)
    {
        var metadata = new Dictionary<string, string[]>();
        if (Object(when, "metadata", $"{path}.metadata") is { ValueKind: JsonValueKind.Object } given)
            foreach (var property in given.EnumerateObject()) metadata[property.Name] = Strings(given, property.Name, $"{path}.metadata");
        return new RuleConditions
        {
            Endpoints = Strings(when, "endpoints", path),
            Models = Strings(when, "models", path),
            Users = Strings(when, "users", path),
            Teams = Strings(when, "teams", path),
            Metadata = metadata,
        };
    }

    private static HoldoutSetting ReadHoldout(JsonElement holdout)
    {
        if (holdout.ValueKind != JsonValueKind.Object) return new HoldoutSetting();
        var enabled = holdout.TryGetProperty("enabled", out var e) && e.ValueKind != JsonValueKind.Null
            && (e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : throw new SettingsException("holdout.enabled must be a boolean."));
        var percent = 0.0;
        if (holdout.TryGetProperty("percent", out var p) && p.ValueKind != JsonValueKind.Null)
            percent = p.ValueKind == JsonValueKind.Number && p.GetDouble() is >= 0 and <= 100 ? p.GetDouble() : throw new SettingsException("holdout.percent must be a number from 0 to 100.");
        var salt = "";
        if (holdout.TryGetProperty("salt", out var s) && s.ValueKind != JsonValueKind.Null)
            salt = s.ValueKind == JsonValueKind.String ? s.GetString()! : throw new SettingsException("holdout.salt must be a string.");
        return new HoldoutSetting(enabled, percent, salt);
    }

    private string[] Kinds(JsonElement item, string name, string path)
    {
        var kinds = Strings(item, name, path);
        foreach (var kind in kinds) Known(kind, $"{path}.{name}");
        return kinds;
    }

    private IStrategy Known(string kind, string path)
    {
        if (!KindPattern().IsMatch(kind)) throw new SettingsException($"{path} is not the name of a kind.");
        return registry.Find(kind) ?? throw new SettingsException($"{path}: there is no kind '{kind}'.");
    }

    private static string[] Strings(JsonElement item, string name, string path)
    {
        if (Array(item, name, $"{path}.{name}") is not { ValueKind: JsonValueKind.Array } list) return [];
        var strings = new List<string>();
        foreach (var element in list.EnumerateArray())
            strings.Add(element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new SettingsException($"{path}.{name} must be an array of strings."));
        return [.. strings];
    }

    private static JsonElement Object(JsonElement item, string name, string path) => Typed(item, name, JsonValueKind.Object, $"{path} must be an object.");

    private static JsonElement Array(JsonElement item, string name, string path) => Typed(item, name, JsonValueKind.Array, $"{path} must be an array.");

    private static JsonElement Typed(JsonElement item, string name, JsonValueKind kind, string message)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return default;
        return value.ValueKind == kind ? value : throw new SettingsException(message);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex KindPattern();
}
