using System.Diagnostics;

namespace Anyray.Bench.Ledger;

/// <summary>How many events a second the store takes in, and what each costs.</summary>
/// <param name="PerSecond">Events taken in, one batch after the other as a gateway sends them.</param>
/// <param name="StoreMicros">Processor time of the store, per event.</param>
/// <param name="PostgresMicros">Processor time of Postgres, per event; 0 on SQLite.</param>
internal sealed record IngestRate(double PerSecond, double StoreMicros, double PostgresMicros)
{
    public static async Task<IngestRate> MeasureAsync(StoreProcess store, PostgresProcess? postgres, List<byte[]> batches, int size)
    {
        var (storeBefore, postgresBefore) = (store.Server.Processor, postgres?.Server.Processor ?? default);
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches) await store.SendAsync(batch);
        var seconds = clock.Elapsed.TotalSeconds;
        double events = batches.Count * size;
        return new IngestRate(
            events / seconds,
            (store.Server.Processor - storeBefore).TotalMicroseconds / events,
            ((postgres?.Server.Processor ?? default) - postgresBefore).TotalMicroseconds / events);
    }
}
