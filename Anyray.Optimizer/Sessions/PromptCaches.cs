using System.Text.Json;
using Anyray.Optimizer.Settings;

namespace Anyray.Optimizer.Sessions;

/// <summary>What is known of the providers' prompt caches: <c>prompt-caches.json</c>, first match wins.</summary>
internal static class PromptCaches
{
    private static readonly PromptCache[] All = Load();

    /// <summary>The cache of the model, or null when its provider has none that we know of. A prefix (<c>anthropic/</c>, <c>us.anthropic.</c>) does not count.</summary>
    public static PromptCache? Find(string model)
    {
        foreach (var cache in All)
            if (Glob.Matches(cache.Models, model) || Glob.Matches("*/" + cache.Models, model) || Glob.Matches("*." + cache.Models, model)) return cache;
        return null;
    }

    private static PromptCache[] Load()
    {
        using var stream = typeof(PromptCaches).Assembly.GetManifestResourceStream("prompt-caches.json")!;
        return JsonSerializer.Deserialize<PromptCache[]>(stream, JsonSerializerOptions.Web)!;
    }
}
