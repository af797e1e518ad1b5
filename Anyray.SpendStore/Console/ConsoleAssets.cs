using System.Security.Cryptography;

namespace Anyray.SpendStore.Console;

/// <summary>The console's stylesheet and script, embedded; their addresses carry a hash, so that browsers keep them for ever.</summary>
internal static class ConsoleAssets
{
    private static readonly Dictionary<string, Asset> Assets = new(StringComparer.Ordinal)
    {
        ["console.css"] = Load("console.css", "text/css; charset=utf-8"),
        ["console.js"] = Load("console.js", "text/javascript; charset=utf-8"),
        ["icon.svg"] = Load("icon.svg", "image/svg+xml"),
    };

    private sealed record Asset(byte[] Bytes, string ContentType, string Hash);

    public static string Url(string name) => $"/console/assets/{name}?v={Assets[name].Hash}";

    public static void MapConsoleAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/console/assets/{name}", (string name, HttpContext http) =>
    {
        if (!Assets.TryGetValue(name, out var asset)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.ContentType);
    }).ExcludeFromDescription();

    private static Asset Load(string name, string contentType)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"console/{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
