using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>What queries are asked about.</summary>
internal interface IRouteSubject
{
    /// <summary>Value of <c>metadata.…</c>, <c>params.…</c> or <c>url.pathname</c>; null when there is none.</summary>
    JsonElement? Value(string field);
}
