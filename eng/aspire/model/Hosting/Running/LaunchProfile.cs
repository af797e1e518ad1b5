using System.Text.Json;

namespace Aspire.Hosting.Running;

/// <summary>The first profile of a project's launchSettings.json that runs the project.</summary>
internal sealed record LaunchProfile(IReadOnlyList<Uri> Urls, IReadOnlyDictionary<string, string> EnvironmentVariables)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    internal static LaunchProfile? Of(string projectPath)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(file)) return null;
        using var settings = JsonDocument.Parse(File.ReadAllText(file), Lenient);
        if (!settings.RootElement.TryGetProperty("profiles", out var profiles)) return null;
        foreach (var profile in profiles.EnumerateObject().Select(p => p.Value))
        {
            if (!profile.TryGetProperty("commandName", out var command) || command.GetString() != "Project") continue;
            var urls = profile.TryGetProperty("applicationUrl", out var text) ? text.GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries) : [];
            return new([.. urls.Select(url => new Uri(url))], Variables(profile));
        }
        return null;
    }

    private static Dictionary<string, string> Variables(JsonElement profile) =>
        profile.TryGetProperty("environmentVariables", out var variables)
            ? variables.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ToString())
            : [];
}
