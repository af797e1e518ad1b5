using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>POST /v1/optimize</c>.</summary>
internal sealed class OptimizeEndpoint(OptimizeEngine engine, IOptions<OptimizerOptions> options)
{
    /// <summary>200 with an <see cref="Contracts.Optimizer.OptimizeResult"/>; 400 for a body that can't be read, 413 for one that is too large.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var root = envelope.Root;
        using var outcome = await engine.RunAsync(new OptimizeCall
        {
            Endpoint = envelope.Text("endpoint") ?? throw new ProtocolException(400, "invalid_request", "endpoint is missing."),
            Body = envelope.Request(),
            Metadata = RequestMetadata.Read(root["metadata"u8]),
            Trusted = HookAuthFilter.TrustsCallers(options.Value),
            CanShortCircuit = root["capabilities"u8]["canShortCircuit"u8].Kind != JsonKind.False,
            EnabledKinds = Strings(root["enabledKinds"u8]) is { } kinds ? new HashSet<string>(kinds) : null,
            Pins = Strings(root["pins"u8]) ?? [],
            Provider = envelope.Text("provider"),
            DryRun = context.Request.Query["dry_run"] == "true",
        });
        var format = new OptimizeResponseFormat(
            Minimal: context.Request.Headers["Prefer"].ToString().Contains("return=minimal", StringComparison.OrdinalIgnoreCase),
            Raw: root["options"u8]["raw"u8].Kind == JsonKind.True,
            Sse: root["options"u8]["sse"u8].Kind == JsonKind.True,
            Diff: context.Request.Query["dry_run"] == "true");
        context.Response.ContentType = "application/json";
        using var output = new PooledBuffer<byte>(4096 + (format.Minimal ? 0 : outcome.View.Body.End - outcome.View.Body.Start));
        OptimizeResponseWriter.Write(outcome, format, output);
        context.Response.ContentLength = output.Count;
        await context.Response.Body.WriteAsync(output.Memory, context.RequestAborted);
        return Results.Empty;
    }

    private static List<string>? Strings(JsonNode node)
    {
        if (!node.IsArray) return null;
        var strings = new List<string>();
        foreach (var child in node.Children)
            if (child.AsString() is { } text) strings.Add(text);
        return strings;
    }
}
