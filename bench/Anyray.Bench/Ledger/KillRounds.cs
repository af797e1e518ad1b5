namespace Anyray.Bench.Ledger;

/// <summary>Kills the store at random moments while batches come in; whatever was not answered is sent again, as the gateway's spool does.</summary>
internal static class KillRounds
{
    private const int BatchesPerRound = 5;
    private const int LongestMillis = 400;

    /// <returns>Events sent, and batches that were sent more than once.</returns>
    public static async Task<(long Events, int Repeated)> RunAsync(StoreProcess store, int rounds, int batchSize)
    {
        var random = new Random(42);
        var repeated = 0;
        for (var round = 0; round < rounds; round++)
        {
            var batches = new Queue<byte[]>(EventBatches.Make(BatchesPerRound, batchSize, TimeSpan.FromDays(30)));
            var killer = KillAfterAsync(store.Server, TimeSpan.FromMilliseconds(random.Next(LongestMillis)));
            while (batches.TryPeek(out var batch))
            {
                try
                {
                    await store.SendAsync(batch);
                    batches.Dequeue();
                }
                catch (HttpRequestException)
                {
                    repeated++;
                    await killer;
                    await store.Server.StartAsync();
                }
            }
            await killer;
            await store.Server.StartAsync();
        }
        return ((long)rounds * BatchesPerRound * batchSize, repeated);
    }

    private static async Task KillAfterAsync(KillableServer server, TimeSpan delay)
    {
        await Task.Delay(delay);
        await server.KillAsync();
    }
}
