using Anyray.Gateway.Hook;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Quotas;

namespace Anyray.Gateway.Calls;

/// <summary>One request on its way through the gateway. Lives as long as the request; used by one flow at a time.</summary>
internal sealed class Call(HttpContext http, CallEndpoint endpoint, string id, DateTimeOffset time, long started)
{
    public HttpContext Http { get; } = http;

    public CallEndpoint Endpoint { get; } = endpoint;

    /// <summary>ULID of the request; in every error, log line and ledger row of it.</summary>
    public string Id { get; } = id;

    public DateTimeOffset Time { get; } = time;

    /// <summary>Timestamp of <see cref="TimeProvider"/>.</summary>
    public long Started { get; } = started;

    public Caller Caller { get; set; } = Caller.Anonymous;

    public CallMetadata Metadata { get; set; } = CallMetadata.None;

    /// <summary>The body as it goes on; the optimizer's edits replace it.</summary>
    public PooledBytes Body { get; private set; } = null!;

    /// <summary>What stands in <see cref="Body"/>.</summary>
    public RequestScan Scan { get; private set; } = null!;

    /// <summary>Size of the body as received.</summary>
    public long BytesIn { get; set; }

    /// <summary>Model as the caller spelled it.</summary>
    public string? ModelAsked { get; set; }

    /// <summary>The cheaper model that a budget's policy puts in its place; null = none.</summary>
    public string? DowngradedModel { get; set; }

    /// <summary>What is reserved for this call; null = nothing.</summary>
    public Reservation? Reservation { get; set; }

    /// <summary>True when the call counts among those that run at one time.</summary>
    public bool Slot { get; set; }

    /// <summary>How full the fullest budget is: 70, 85 or 100 percent; 0 below.</summary>
    public int BudgetStep { get; set; }

    /// <summary>True when the answer is to be an event stream.</summary>
    public bool Stream { get; set; }

    /// <summary>The method of a path that names one, e.g. <c>embedContent</c>.</summary>
    public string? Action { get; set; }

    /// <summary>True when the caller takes a stream as one JSON array (Gemini without <c>alt=sse</c>).</summary>
    public bool JsonArrayStream { get; set; }

    public Optimization Optimization { get; set; } = Optimization.Off;

    /// <summary>Figures for the ledger; filled as the call proceeds.</summary>
    public CallMeter Meter { get; } = new();

    /// <summary>The caller's own trace id, else <see cref="Id"/>.</summary>
    public string TraceId { get; set; } = id;

    /// <summary>Path of the target that answered, e.g. <c>1.0</c>; <c>0</c> without a routing config.</summary>
    public string OptionIndex { get; set; } = "0";

    /// <summary>Retries made on the target that answered.</summary>
    public int Retries { get; set; }

    /// <summary>False: the optimizer may not answer from its cache.</summary>
    public bool CacheAllowed { get; set; } = true;

    /// <summary>Parameters that the provider's dialect has no place for.</summary>
    public IReadOnlyList<string>? DroppedParams { get; private set; }

    /// <summary>This attempt is the one whose answer the caller gets.</summary>
    public void Upstreamed(Upstream.Attempt attempt)
    {
        DroppedParams = attempt.Translation?.DroppedParams;
        Meter.Provider = attempt.Meter.Provider;
        OptionIndex = attempt.Target.Index;
    }

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Takes over the reference to <paramref name="body"/> and drops the one held before.</summary>
    public void SetBody(PooledBytes body, RequestScan scan)
    {
        Body?.Dispose();
        Body = body;
        Scan = scan;
    }
}
