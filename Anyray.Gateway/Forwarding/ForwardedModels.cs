using System.Text.Json;
using System.Text;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Anyray.Gateway.Forwarding;

/// <summary>Every model that a request to be forwarded names: in its query, its JSON body at any depth, or its form.</summary>
internal sealed class ForwardedModels
{
    /// <summary>The names, the outermost first.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Reads the body where it may name a model, and leaves a copy for the provider.</summary>
    /// <param name="http">The request.</param>
    /// <param name="limit">Largest body that is looked into, in bytes.</param>
    /// <param name="must">True when the call hangs on the answer: then a larger body is refused, and so is one that cannot be read.</param>
    /// <exception cref="CallRefusedException">413 or 400, when the model must be known.</exception>
    public async ValueTask ReadAsync(HttpContext http, int limit, bool must)
    {
        foreach (var name in http.Request.Query["model"])
            if (!string.IsNullOrEmpty(name)) Names.Add(name);
        var type = http.Request.ContentType ?? "";
        var form = type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (!form && !type.Contains("json", StringComparison.OrdinalIgnoreCase)) return;
        if (!must && !(http.Request.ContentLength <= limit)) return;
        // Never goes back to the pool: a connection may read on after the answer has come.
        var body = await RequestBody.ReadAsync(http.Request, limit, http.RequestAborted);
        http.Request.Headers.Remove("Content-Encoding");
        http.Request.ContentLength = body.Length;
        http.Request.Body = body.AsStream();
        try
        {
            if (form) await ReadFormAsync(type, body.AsStream());
            else ReadJson(body.Span);
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException or FormatException or InvalidOperationException)
        {
            if (must) throw CallRefusedException.Invalid("The request body cannot be read, so that the model it names is not known.");
        }
    }

    private void ReadJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.Is("model"u8)) continue;
            var outermost = reader.CurrentDepth == 1;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            Names.Insert(outermost ? 0 : Names.Count, reader.GetString()!);
        }
    }

    private async Task ReadFormAsync(string type, Stream body)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).ToString();
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || HeaderUtilities.RemoveQuotes(part.Name) != "model") continue;
            using var text = new StreamReader(section.Body, Encoding.UTF8);
            Names.Add(await text.ReadToEndAsync());
        }
    }
}
