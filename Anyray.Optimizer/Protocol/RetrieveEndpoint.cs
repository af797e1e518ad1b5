using System.Text;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Regret;
using Anyray.Optimizer.Stash;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>POST /v1/retrieve</c>: the original behind a handle, for the tenant that stashed it.</summary>
internal sealed class RetrieveEndpoint(IStash stash, RegretLedger regret, IOptions<OptimizerOptions> options)
{
    private const int MaxHandles = 64;

    /// <summary>200 with <c>{handle, content, bytes}</c>, or <c>{items: […]}</c> for <c>handles</c>; 404 <c>unknown_handle</c>.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var metadata = RequestMetadata.Read(envelope.Root["metadata"u8]);
        var tenant = HookAuthFilter.TrustsCallers(options.Value) && metadata.TenantId is { } named ? named : "default";
        if (envelope.Text("handle") is { } handle)
            return await FindAsync(tenant, handle, first: true) is { } item ? Results.Json(item) : ProtocolFilter.Problem(404, "unknown_handle", "The handle is unknown or has expired.");
        if (!envelope.Root["handles"u8].IsArray) throw new ProtocolException(400, "invalid_request", "Send handle or handles.");
        var items = new List<RetrievedSpan>();
        var asked = 0;
        foreach (var child in envelope.Root["handles"u8].Children)
            if (++asked <= MaxHandles && child.AsString() is { } each && await FindAsync(tenant, each, first: items.Count == 0) is { } found) items.Add(found);
        return items.Count > 0 ? Results.Json(new { items }) : ProtocolFilter.Problem(404, "unknown_handle", "None of the handles is known.");
    }

    private async ValueTask<RetrievedSpan?> FindAsync(string tenant, string handle, bool first)
    {
        if (await stash.GetAsync(tenant, handle) is not { } content) return null;
        await regret.ChargeRetrievalAsync(tenant, handle, content.Length, withTurn: first);
        return new RetrievedSpan(handle, Encoding.UTF8.GetString(content), content.Length);
    }
}
