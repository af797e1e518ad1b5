namespace Anyray.Gateway.Quotas;

/// <summary>Counts in this process: all there is without Redis, and the stand-in while Redis is down.</summary>
internal sealed class MemoryQuotaStore : IQuotaStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Used> _budgets = [];
    private readonly Dictionary<string, Bucket> _rates = [];
    private readonly Dictionary<string, HashSet<string>> _slots = [];

    public Task<QuotaVerdict> ReserveAsync(QuotaDemand demand, DateTimeOffset now) => Task.FromResult(Reserve(demand, now));

    public QuotaVerdict Reserve(QuotaDemand demand, DateTimeOffset now)
    {
        lock (_gate)
        {
            var (fullest, fullestIndex) = (0, -1);
            for (var i = 0; i < demand.Quotas.Count; i++)
            {
                if (Check(demand, demand.Quotas[i], now) is { } wait) return new QuotaVerdict(i, wait, fullest, fullestIndex);
                if (demand.Quotas[i] is not Quota.BudgetQuota budget) continue;
                var share = Share(_budgets[budget.Key], budget);
                if (fullestIndex < 0 || share > fullest) (fullest, fullestIndex) = (share, i);
            }
            foreach (var quota in demand.Quotas) Take(demand, quota);
            return new QuotaVerdict(-1, default, fullest, fullestIndex);
        }
    }

    public Task SettleAsync(QuotaDemand demand, long nanoUsd, long tokens, DateTimeOffset now)
    {
        lock (_gate)
            foreach (var quota in demand.Quotas)
                switch (quota)
                {
                    case Quota.BudgetQuota when _budgets.TryGetValue(quota.Key, out var used):
                        if (used.Reserved.Remove(demand.Id)) (used.Usd, used.Tokens) = (used.Usd - demand.NanoUsd, used.Tokens - demand.Tokens);
                        (used.Usd, used.Tokens) = (used.Usd + nanoUsd, used.Tokens + tokens);
                        break;
                    case Quota.RateQuota { Tokens: true } when _rates.TryGetValue(quota.Key, out var bucket):
                        bucket.Level += demand.Tokens - tokens;
                        break;
                    case Quota.SlotQuota when _slots.TryGetValue(quota.Key, out var slots):
                        slots.Remove(demand.Id);
                        break;
                }
        return Task.CompletedTask;
    }

    /// <summary>The wait when the quota refuses, else null.</summary>
    private TimeSpan? Check(QuotaDemand demand, Quota quota, DateTimeOffset now)
    {
        switch (quota)
        {
            case Quota.BudgetQuota budget:
                if (!_budgets.TryGetValue(budget.Key, out var used)) _budgets[budget.Key] = used = new Used();
                var over = used.Usd + demand.NanoUsd > budget.CapUsd || used.Tokens + demand.Tokens > budget.CapTokens;
                return budget.Hard && over ? budget.Ends - now : null;
            case Quota.RateQuota rate:
                if (!_rates.TryGetValue(rate.Key, out var bucket)) _rates[rate.Key] = bucket = new Bucket { Level = rate.PerMinute, At = now };
                bucket.Level = Math.Min(rate.PerMinute, bucket.Level + rate.PerMinute * (now - bucket.At).TotalMinutes);
                bucket.At = now;
                // A call larger than the whole bucket goes when the bucket is full.
                var wanted = Math.Min(rate.Tokens ? demand.Tokens : 1, rate.PerMinute);
                return bucket.Level < wanted ? TimeSpan.FromMinutes((wanted - bucket.Level) / rate.PerMinute) : null;
            default:
                if (!_slots.TryGetValue(quota.Key, out var slots)) _slots[quota.Key] = slots = [];
                return slots.Count >= ((Quota.SlotQuota)quota).Most ? TimeSpan.FromSeconds(1) : null;
        }
    }

    private void Take(QuotaDemand demand, Quota quota)
    {
        switch (quota)
        {
            case Quota.BudgetQuota:
                var used = _budgets[quota.Key];
                used.Reserved.Add(demand.Id);
                (used.Usd, used.Tokens) = (used.Usd + demand.NanoUsd, used.Tokens + demand.Tokens);
                break;
            case Quota.RateQuota rate:
                _rates[rate.Key].Level -= rate.Tokens ? demand.Tokens : 1;
                break;
            default:
                _slots[quota.Key].Add(demand.Id);
                break;
        }
    }

    private static int Share(Used used, Quota.BudgetQuota budget) => (int)Math.Min(1000, Math.Max(
        budget.CapUsd is > 0 and var usd ? used.Usd * 1000.0 / usd : 0,
        budget.CapTokens is > 0 and var tokens ? used.Tokens * 1000.0 / tokens : 0));

    private sealed class Used
    {
        public long Usd;
        public long Tokens;
        public readonly HashSet<string> Reserved = [];
    }

    private sealed class Bucket
    {
        public double Level;
        public DateTimeOffset At;
    }
}
