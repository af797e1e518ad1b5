using System.Diagnostics;
using Npgsql;

namespace Anyray.Bench.Ledger;

/// <summary>
/// Kills the gateway, the spend store or Postgres at random moments while clients call, and starts it again. What must hold
/// afterwards: every answer that a client saw is one row, no request is two, and the rollups count what the rows do.
/// </summary>
/// <param name="Kills">How often each was killed: gateway, spend store, Postgres.</param>
/// <param name="Answers">Answers that clients read to the end.</param>
/// <param name="Rows">Requests in the ledger; more than answers, since a kill also takes answers that were settled on their way.</param>
/// <param name="Missing">Answers without a row.</param>
/// <param name="Doubled">Requests with more than one.</param>
/// <param name="Counted">Requests that the rollups count.</param>
internal sealed record KillRounds(int[] Kills, long Answers, long Rows, long Missing, long Doubled, long Counted)
{
    private const int Callers = 4;
    private const int LongestMillis = 500;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(60);

    /// <summary>True when nothing is lost and nothing counted twice.</summary>
    public bool Holds => Missing == 0 && Doubled == 0 && Rows == Counted && Rows >= Answers;

    public static async Task<KillRounds> RunAsync(int rounds, int seed)
    {
        await using var postgres = await PostgresProcess.StartAsync();
        await using var store = new StoreProcess(postgres.ConnectionString);
        await store.Server.StartAsync();
        await using var gateway = new GatewayProcess(store.Url);
        await gateway.Server.StartAsync();
        KillableServer[] victims = [gateway.Server, store.Server, postgres.Server];

        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(user => Task.Run(() => CallUntilAsync(gateway, user, stop.Token))).ToArray();
        var (random, kills) = (new Random(seed), new int[victims.Length]);
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(random.Next(LongestMillis));
            // Each in turn, so that a short run has all three.
            var victim = round < victims.Length ? round : random.Next(victims.Length);
            kills[victim]++;
            await victims[victim].KillAsync();
            await victims[victim].StartAsync();
        }
        await stop.CancelAsync();
        var answers = (await Task.WhenAll(callers)).SelectMany(ids => ids).ToHashSet();

        await using var ledger = NpgsqlDataSource.Create($"{postgres.ConnectionString};Pooling=false");
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            var rows = await RowsAsync(ledger);
            var result = new KillRounds(
                kills, answers.Count, rows.Values.Sum(), answers.Count(id => !rows.ContainsKey(id)), rows.Values.Count(n => n > 1), await store.RequestsAsync());
            if (result.Holds || since.Elapsed > Settle) return result;
        }
    }

    private static async Task<List<string>> CallUntilAsync(GatewayProcess gateway, int user, CancellationToken stop)
    {
        var answers = new List<string>();
        while (!stop.IsCancellationRequested)
        {
            if (await gateway.CallAsync(user) is { } id) answers.Add(id);
            else await Task.Delay(20, CancellationToken.None);
        }
        return answers;
    }

    private static async Task<Dictionary<string, long>> RowsAsync(NpgsqlDataSource ledger)
    {
        var rows = new Dictionary<string, long>();
        await using var command = ledger.CreateCommand("SELECT request_id, count(*) FROM ledger WHERE attempt IS NULL GROUP BY request_id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows[reader.GetString(0)] = reader.GetInt64(1);
        return rows;
    }
}
