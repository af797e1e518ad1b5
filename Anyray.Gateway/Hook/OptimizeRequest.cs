using System.Globalization;
using System.Text.Json;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Hook;

/// <summary>Writes the body of <c>POST /v1/optimize</c> around the caller's bytes, without parsing them again.</summary>
internal static class OptimizeRequest
{
    public static void Write(PooledWriter output, Call call, string? provider)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("endpoint", call.Endpoint.Path);
        if (provider is not null) json.WriteString("provider", provider);
        WriteMetadata(json, call);
        json.WriteStartObject("capabilities");
        json.WriteBoolean("canShortCircuit", call.CacheAllowed && CallHeaders.Cache.Of(call.Http.Request.Headers) is not ("off" or "false"));
        json.WriteEndObject();
        if (CallHeaders.OptimizationKinds.Of(call.Http.Request.Headers) is { } kinds)
        {
            json.WriteStartArray("enabledKinds");
            foreach (var kind in kinds.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) json.WriteStringValue(kind);
            json.WriteEndArray();
        }
        if (call.Stream)
        {
            json.WriteStartObject("options");
            json.WriteBoolean("sse", true);
            json.WriteEndObject();
        }
        json.WritePropertyName("request");
        json.WriteRawValue(call.Body.Span[call.Scan.Start..(call.Scan.EndBrace + 1)], skipInputValidation: true);
        json.WriteEndObject();
    }

    public static void WriteMetadata(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject("metadata");
        json.WriteString("tenantId", call.Caller.Tenant);
        if ((call.Caller.Key?.User ?? call.Metadata.User) is { } user) json.WriteString("user", user);
        if ((call.Caller.Key?.Team ?? call.Metadata.Team) is { } team) json.WriteString("team", team);
        if (call.Metadata.SessionId is { } session) json.WriteString("sessionId", session);
        if (call.BudgetStep > 0) json.WriteString("budgetStep", call.BudgetStep.ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in call.Metadata.All)
            if (key is not ("budgetStep" or "user" or "team" or "sessionId" or "session" or "tenantId")) json.WriteString(key, value);
        json.WriteEndObject();
    }
}
