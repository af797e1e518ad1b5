using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>
/// Files of expected wire formats, beside the tests. With <c>ANYRAY_UPDATE_GOLDEN=1</c> they are written instead of
/// compared; what changed is then for a person to read in the diff.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Update => Environment.GetEnvironmentVariable("ANYRAY_UPDATE_GOLDEN") == "1";

    /// <summary>The inputs of one kind and dialect: <c>name.in.json</c> or <c>name.in.sse</c>.</summary>
    public static IEnumerable<string> Inputs(string kind, string dialect) =>
        Directory.EnumerateFiles(Path.Combine(Root(), kind, dialect), "*.in.*").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public static byte[] Read(string kind, string dialect, string file) => File.ReadAllBytes(Path.Combine(Root(), kind, dialect, file));

    public static void Check(string kind, string dialect, string file, string actual)
    {
        var path = Path.Combine(Root(), kind, dialect, file);
        if (Update)
        {
            if (!File.Exists(path) || File.ReadAllText(path) != actual)
                File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; run with ANYRAY_UPDATE_GOLDEN=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static string Indent(ReadOnlySpan<byte> json) => JsonNode.Parse(json)!.ToJsonString(Pretty) + "\n";

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
