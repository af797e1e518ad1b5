using System.Collections.Concurrent;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Snapshot;
using Anyray.Contracts.Spend;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>The spend store's internal API in memory: takes events, idempotent by id, and serves a snapshot.</summary>
public sealed class RecordingSpendStore : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SpendEvent> _events = new();
    private LoopbackServer? _server;
    private int _port;

    public string Url { get; private set; } = "";

    /// <summary>What the gateway gets; setting it is seen at its next poll.</summary>
    public ControlSnapshot Snapshot { get; set; } = new() { Version = 1 };

    public int Duplicates { get; private set; }

    /// <summary>Rows of whole requests, oldest first.</summary>
    public IReadOnlyList<SpendEvent> Requests => [.. _events.Values.Where(e => e.Attempt is null).OrderBy(e => e.Time).ThenBy(e => e.Id)];

    public IReadOnlyList<SpendEvent> Attempts => [.. _events.Values.Where(e => e.Attempt is not null).OrderBy(e => e.Time).ThenBy(e => e.Attempt)];

    public static async Task<RecordingSpendStore> StartAsync()
    {
        var store = new RecordingSpendStore();
        await store.ResumeAsync();
        return store;
    }

    /// <summary>Goes away; the address stays reserved for <see cref="ResumeAsync"/>.</summary>
    public async Task StopAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    public async Task ResumeAsync()
    {
        _server = await LoopbackServer.StartAsync(HandleAsync, _port);
        Url = _server.Url;
        _port = new Uri(Url).Port;
    }

    /// <summary>Waits for the <paramref name="count"/>th request row and returns it.</summary>
    public async Task<SpendEvent> RequestAsync(int count = 1)
    {
        await Eventually.IsTrueAsync(() => Requests.Count >= count, $"{count} ledger row(s)");
        return Requests[count - 1];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path == "/internal/v1/snapshot")
        {
            var version = $"\"{Snapshot.Version}\"";
            http.Response.Headers.ETag = version;
            if (http.Request.Headers.IfNoneMatch == version) http.Response.StatusCode = 304;
            else await http.Response.WriteAsync(JsonSerializer.Serialize(Snapshot, ContractsJsonContext.Default.ControlSnapshot));
            return;
        }
        using var reader = new StreamReader(http.Request.Body);
        var accepted = 0;
        var duplicates = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            var row = JsonSerializer.Deserialize(line, ContractsJsonContext.Default.SpendEvent)!;
            if (_events.TryAdd(row.Id, row)) accepted++;
            else duplicates++;
        }
        Duplicates += duplicates;
        await http.Response.WriteAsync(JsonSerializer.Serialize(new IngestResult(accepted, duplicates, 0), ContractsJsonContext.Default.IngestResult));
    }
}
