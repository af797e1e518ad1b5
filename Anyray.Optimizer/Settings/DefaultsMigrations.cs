using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Settings;

/// <summary>
/// Changes of the stock defaults, oldest first: number i leads from revision i + 1 to i + 2. A configuration of an older
/// revision has the later ones replayed over it, so that it follows new defaults without losing what was set.
/// </summary>
internal sealed class DefaultsMigrations(IReadOnlyList<Action<JsonObject>> migrations)
{
    /// <summary>The product's own. Revision 1 is the first there was.</summary>
    public static DefaultsMigrations Product { get; } = new([]);

    /// <summary>The newest revision.</summary>
    public int Head => migrations.Count + 1;

    /// <summary>The configuration at <see cref="Head"/>; unchanged when it is there already.</summary>
    /// <exception cref="SettingsException"><c>defaultsRevision</c> is no integer, or newer than this version knows.</exception>
    public JsonElement Apply(JsonElement config)
    {
        var from = 0;
        if (config.TryGetProperty("defaultsRevision", out var given) && given.ValueKind != JsonValueKind.Null)
            if (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out from) || from < 0)
                throw new SettingsException("defaultsRevision must be an integer.");
        if (from == Head) return config;
        if (from > Head) throw new SettingsException($"defaultsRevision must be at most {Head}.");
        var node = JsonObject.Create(config)!;
        for (var i = Math.Max(from, 1) - 1; i < migrations.Count; i++) migrations[i](node);
        node["defaultsRevision"] = Head;
        return JsonSerializer.SerializeToElement(node);
    }
}
