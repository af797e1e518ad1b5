using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Spool;

/// <summary>The events of one call, framed and written with one append.</summary>
internal readonly struct SpoolBatch(SpoolWriter writer) : IDisposable
{
    [ThreadStatic] private static Utf8JsonWriter? s_json;
    private readonly PooledWriter _frames = new(2048);

    public void Add(SpendEvent spendEvent)
    {
        var start = _frames.Length;
        _frames.GetSpan(SpoolFrame.HeaderSize);
        _frames.Advance(SpoolFrame.HeaderSize);
        if (s_json is { } json) json.Reset(_frames);
        else s_json = json = new Utf8JsonWriter(_frames);
        JsonSerializer.Serialize(json, spendEvent, ContractsJsonContext.Default.SpendEvent);
        json.Flush();
        var frame = _frames.Written(start);
        SpoolFrame.WriteHeader(frame, frame[SpoolFrame.HeaderSize..]);
    }

    /// <summary>Writes everything; when it returns, a killed process loses none of it.</summary>
    public void Commit() => writer.Append(_frames.Span);

    public void Dispose() => _frames.Dispose();
}
