using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Ingest;

/// <summary>Reads NDJSON line by line, so that a long body never sits in memory whole.</summary>
internal sealed class EventReader(PipeReader body, TimeProvider time)
{
    /// <summary>No event comes near this; a longer line is not one, and its body is refused.</summary>
    private const int MaxLine = 256 * 1024;

    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <summary>Lines that are no valid event, so far.</summary>
    public int Rejected { get; private set; }

    /// <summary>True once the whole body was read.</summary>
    public bool Completed { get; private set; }

    /// <summary>Up to <paramref name="max"/> further rows.</summary>
    /// <exception cref="BadHttpRequestException">A line is longer than any event can be.</exception>
    public async Task<List<LedgerRow>> ReadAsync(int max, CancellationToken stop)
    {
        var rows = new List<LedgerRow>(Math.Min(max, 256));
        while (!Completed && rows.Count < max)
        {
            var read = await body.ReadAsync(stop);
            var rest = read.Buffer;
            while (rows.Count < max && TryReadLine(ref rest, read.IsCompleted, out var line)) Parse(line, rows);
            Completed = read.IsCompleted && rest.IsEmpty;
            if (rows.Count < max && rest.Length > MaxLine) throw TooLong();
            // Full batch: what is left was not examined, so that the next read returns at once.
            body.AdvanceTo(rest.Start, rows.Count < max ? rest.End : rest.Start);
        }
        return rows;
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }
        line = rest;
        if (!last || rest.IsEmpty) return false;
        rest = rest.Slice(rest.End);
        return true;
    }

    private void Parse(ReadOnlySequence<byte> line, List<LedgerRow> rows)
    {
        if (line.Length > MaxLine) throw TooLong();
        if (IsBlank(line)) return;
        try
        {
            var reader = new Utf8JsonReader(line);
            var e = JsonSerializer.Deserialize(ref reader, ContractsJsonContext.Default.SpendEvent);
            if (e is null || !IsValid(e))
            {
                Rejected++;
                return;
            }
            using var traced = e.TraceParent is { } request ? SpendStoreActivities.Source.StartActivity("ledger row", ActivityKind.Consumer, request) : null;
            rows.Add(e.ToRow());
        }
        catch (JsonException)
        {
            Rejected++;
        }
    }

    private bool IsValid(SpendEvent e) =>
        e is { Id.Length: > 0 and <= 64, RequestId.Length: > 0, Endpoint.Length: > 0 }
        && !e.Id.Contains('\0')
        && e.Time >= Earliest && e.Time <= time.GetUtcNow() + ClockSkew;

    private static BadHttpRequestException TooLong() => new($"A line is longer than {MaxLine} bytes.", StatusCodes.Status413PayloadTooLarge);

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
            if (part.Span.ContainsAnyExcept((byte)' ', (byte)'\r', (byte)'\t')) return false;
        return true;
    }
}
