using System.Runtime.InteropServices;
using System.Text.Json;

namespace Anyray.Bench;

/// <summary>Writes a benchmark's figures as JSON under <c>artifacts/bench</c>, with the machine they were measured on.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write(string name, object figures)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "bench")).FullName;
        var path = Path.Combine(folder, name + ".json");
        var machine = new { cores = Environment.ProcessorCount, architecture = RuntimeInformation.ProcessArchitecture.ToString(), runtime = RuntimeInformation.FrameworkDescription };
        File.WriteAllText(path, JsonSerializer.Serialize(new { benchmark = name, machine, figures }, Indented));
        return path;
    }

    /// <summary>The repository: the first folder upwards that holds the solution.</summary>
    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Anyray.sln"))) return folder.FullName;
        return Directory.GetCurrentDirectory();
    }
}
