using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Pipeline;

/// <summary>Finds what the model fetched back by the retrieval tool, under whatever prefix its client puts before the name.</summary>
internal static class Retrievals
{
    private const string Tool = "anyray_retrieve";

    public static RetrievalReport? Of(RequestView view, bool warm)
    {
        var (all, cached) = (0L, 0L);
        foreach (var segment in view.Segments)
        {
            if (segment.Kind != SegmentKind.ToolResult || segment.ToolName?.EndsWith(Tool, StringComparison.Ordinal) != true) continue;
            var bytes = segment.Value.End - segment.Value.Start;
            all += bytes;
            if (warm && segment.Sent) cached += bytes;
        }
        return all == 0 ? null : new RetrievalReport(TokenEstimate.OfBytes(all), TokenEstimate.OfBytes(cached));
    }
}
