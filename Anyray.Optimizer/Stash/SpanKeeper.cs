using System.Text;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Stash;

/// <summary>Stashes what a run took out. Repeated edits renew their entries, so a handle lives as long as its session is used.</summary>
internal sealed class SpanKeeper(IStash stash)
{
    public async ValueTask KeepAsync(PipelineRun run)
    {
        List<Task>? puts = null;
        foreach (var record in run.Records)
            foreach (var span in record.Stashed)
            {
                var text = record.Segment.Original.Span.Slice(span.Start, span.Length);
                var content = new byte[Encoding.UTF8.GetByteCount(text)];
                Encoding.UTF8.GetBytes(text, content);
                (puts ??= []).Add(stash.PutAsync(run.Tenant, span.Handle, content).AsTask());
            }
        if (puts is not null) await Task.WhenAll(puts);
    }
}
