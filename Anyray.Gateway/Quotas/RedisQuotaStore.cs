using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace Anyray.Gateway.Quotas;

/// <summary>Counts in Redis, shared by all replicas. One script reserves on every quota of a call, or on none.</summary>
internal sealed class RedisQuotaStore(RedisConnection redis) : IQuotaStore
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private static readonly string Reserve = Script("reserve.lua");
    private static readonly string Settle = Script("settle.lua");

    public async Task<QuotaVerdict> ReserveAsync(QuotaDemand demand, DateTimeOffset now)
    {
        var result = (RedisResult[])(await (await redis.GetDatabaseAsync()).ScriptEvaluateAsync(Reserve, Keys(demand),
        [
            Number(now.ToUnixTimeMilliseconds()), Number((now + Lease).ToUnixTimeMilliseconds()), demand.Id, Number(demand.NanoUsd), Number(demand.Tokens), Describe(demand),
        ]))!;
        return new QuotaVerdict((int)result[0] - 1, TimeSpan.FromMilliseconds((long)result[1]), (int)result[2], (int)result[3] - 1);
    }

    public async Task SettleAsync(QuotaDemand demand, long nanoUsd, long tokens, DateTimeOffset now) =>
        await (await redis.GetDatabaseAsync()).ScriptEvaluateAsync(Settle, Keys(demand),
            [demand.Id, Number(demand.NanoUsd), Number(demand.Tokens), Number(nanoUsd), Number(tokens), Describe(demand)]);

    /// <summary>All keys carry one hash tag, so that a cluster keeps a call's counters together.</summary>
    private static RedisKey[] Keys(QuotaDemand demand)
    {
        var keys = new RedisKey[demand.Quotas.Count * 2];
        for (var i = 0; i < demand.Quotas.Count; i++)
        {
            keys[2 * i] = "{anyray:quota}:" + demand.Quotas[i].Key;
            keys[2 * i + 1] = "{anyray:quota}:" + demand.Quotas[i].Key + ":held";
        }
        return keys;
    }

    private static string Describe(QuotaDemand demand)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var quota in demand.Quotas) Describe(json, quota);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Describe(Utf8JsonWriter json, Quota quota)
    {
        json.WriteStartObject();
        switch (quota)
        {
            case Quota.BudgetQuota budget:
                json.WriteString("kind", "budget");
                if (budget.CapUsd is { } usd) json.WriteNumber("capUsd", usd);
                if (budget.CapTokens is { } tokens) json.WriteNumber("capTokens", tokens);
                json.WriteBoolean("hard", budget.Hard);
                json.WriteNumber("ends", budget.Ends.ToUnixTimeMilliseconds());
                break;
            case Quota.RateQuota rate:
                json.WriteString("kind", "rate");
                json.WriteNumber("perMinute", rate.PerMinute);
                json.WriteBoolean("tokens", rate.Tokens);
                break;
            case Quota.SlotQuota slots:
                json.WriteString("kind", "slots");
                json.WriteNumber("most", slots.Most);
                break;
        }
        json.WriteEndObject();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Script(string name)
    {
        using var stream = typeof(RedisQuotaStore).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
