using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Routing.Config;

namespace Anyray.Gateway.Routing;

/// <summary>
/// A call as conditions see it: as the caller sent it, since the route is settled before the optimizer runs, and anew only when a
/// budget puts another model in place. The body is parsed only when a condition looks into it.
/// </summary>
internal sealed class CallSubject(Call call) : IRouteSubject, IDisposable
{
    private JsonDocument? _body;

    public JsonElement? Value(string field)
    {
        if (field == "url.pathname") return JsonSerializer.SerializeToElement(call.Http.Request.Path.Value);
        if (field.StartsWith("metadata.", StringComparison.Ordinal)) return Metadata(field["metadata.".Length..]);
        _body ??= JsonDocument.Parse(call.Body.Memory, new JsonDocumentOptions { MaxDepth = 256 });
        var value = _body.RootElement;
        try
        {
            foreach (var name in field["params.".Length..].Split('.'))
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }
        catch (InvalidOperationException)
        {
            // A name that is no text.
            return null;
        }
        return JsonText.IsText(value) ? value : null;
    }

    public void Dispose() => _body?.Dispose();

    private JsonElement? Metadata(string name)
    {
        var value = name switch
        {
            "user" => call.Caller.Key?.User ?? call.Metadata.User,
            "team" => call.Caller.Key?.Team ?? call.Metadata.Team,
            _ => call.Metadata.All.GetValueOrDefault(name),
        };
        return value is null ? null : JsonSerializer.SerializeToElement(value);
    }
}
