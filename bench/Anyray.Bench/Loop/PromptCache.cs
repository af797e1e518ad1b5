using Anyray.Bench.Corpus.Sessions;
using Anyray.Contracts.Pricing;

namespace Anyray.Bench.Loop;

/// <summary>A provider's prompt cache, as its documentation describes it, for one session.</summary>
internal sealed class PromptCache(CacheRule rule)
{
    private const int MinTokens = 1024;
    private const int Step = 128;
    private const int LookBack = 20;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Dictionary<ulong, DateTimeOffset> _written = [];
    private List<PromptBlock> _last = [];
    private DateTimeOffset _lastAt;

    /// <summary>What the call is billed for.</summary>
    public TokenUsage Send(List<PromptBlock> prompt, DateTimeOffset now, int output)
    {
        var total = prompt.Sum(b => (long)b.Tokens);
        var usage = rule switch
        {
            CacheRule.Breakpoints => ByBreakpoints(prompt, now, total),
            CacheRule.AutomaticPrefix => ByPrefix(prompt, now, total),
            _ => new TokenUsage { Input = total },
        };
        (_last, _lastAt) = (prompt, now);
        return usage with { Output = output };
    }

    private TokenUsage ByBreakpoints(List<PromptBlock> prompt, DateTimeOffset now, long total)
    {
        var chain = new ulong[prompt.Count];
        var upTo = new long[prompt.Count];
        ulong hash = 14695981039346656037;
        long tokens = 0;
        for (var i = 0; i < prompt.Count; i++)
        {
            hash = (hash ^ prompt[i].Hash) * 1099511628211;
            (chain[i], upTo[i]) = (hash, tokens += prompt[i].Tokens);
        }

        long read = 0, write = 0;
        for (var i = 0; i < prompt.Count; i++)
        {
            if (!prompt[i].Breakpoint || upTo[i] < MinTokens) continue;
            for (var back = i; back >= Math.Max(0, i - LookBack); back--)
                if (_written.TryGetValue(chain[back], out var until) && until >= now)
                {
                    read = Math.Max(read, upTo[back]);
                    _written[chain[back]] = now + Lifetime;
                    break;
                }

            _written[chain[i]] = now + Lifetime;
            write = upTo[i];
        }

        write = Math.Max(write, read);
        return new TokenUsage { CacheRead = read, CacheWrite5m = write - read, Input = total - write };
    }

    private TokenUsage ByPrefix(List<PromptBlock> prompt, DateTimeOffset now, long total)
    {
        long common = 0;
        if (now - _lastAt <= Lifetime)
            for (var i = 0; i < prompt.Count && i < _last.Count; i++)
            {
                if (prompt[i].Hash == _last[i].Hash)
                {
                    common += prompt[i].Tokens;
                    continue;
                }

                var (a, b) = (prompt[i].Text, _last[i].Text);
                common += TokenEstimate.Of(a.AsSpan(0, a.AsSpan().CommonPrefixLength(b)));
                break;
            }

        var read = common < MinTokens ? 0 : common / Step * Step;
        return new TokenUsage { CacheRead = read, Input = total - read };
    }
}
