using System.Text;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Regret;

namespace Anyray.Optimizer.Stash;

/// <summary>Stashes what a run took out. Repeated edits renew their entries, so a handle lives as long as its session is used.</summary>
internal sealed class SpanKeeper(IStash stash, RegretLedger regret)
{
    public async ValueTask KeepAsync(PipelineRun run)
    {
        foreach (var record in run.Records)
            foreach (var span in record.Stashed)
            {
                var text = record.Segment.Original.Span.Slice(span.Start, span.Length);
                await stash.PutAsync(run.Tenant, span.Handle, Encoding.UTF8.GetBytes(text.ToArray()));
                regret.Remember(run.Tenant, span.Handle, record.Kind);
            }
        regret.Credit(run);
    }
}
