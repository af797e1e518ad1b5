using Anyray.Bench.Corpus;

namespace Anyray.Bench.Latency;

/// <summary>One body and what its calls took.</summary>
internal sealed class LatencyBody(CorpusCase item)
{
    public CorpusCase Case { get; } = item;

    /// <summary>Milliseconds of each call.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Bytes allocated by all calls together.</summary>
    public long Allocated { get; set; }

    /// <summary>Collections of the oldest generation during the calls.</summary>
    public int Gen2 { get; set; }

    /// <summary>The pipeline changed the body.</summary>
    public bool Changed { get; set; }
}
