using System.Text.Json;

namespace Aspire.Hosting.Stores;

/// <summary>Where data and generated secrets are kept from run to run.</summary>
internal sealed class StoreFolder(string path)
{
    private readonly Lock _lock = new();

    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    internal static StoreFolder Of(IDistributedApplicationBuilder builder) =>
        (StoreFolder)builder.Services.Single(service => service.ServiceType == typeof(StoreFolder)).ImplementationInstance!;

    internal string GetOrAddSecret(string name, Func<string> generate)
    {
        lock (_lock)
        {
            var file = System.IO.Path.Combine(Path, "secrets.json");
            var secrets = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))! : [];
            if (secrets.TryGetValue(name, out var secret)) return secret;
            secrets[name] = secret = generate();
            Directory.CreateDirectory(Path);
            WritePrivate(file, JsonSerializer.Serialize(secrets));
            return secret;
        }
    }

    /// <summary>Writes a file that only its owner reads.</summary>
    internal static void WritePrivate(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }
}
