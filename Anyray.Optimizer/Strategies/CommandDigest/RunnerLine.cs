namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>What one line of a runner's output is.</summary>
internal enum RunnerLine : byte
{
    /// <summary>Progress, banners and whatever else says nothing about a failure.</summary>
    Noise,

    /// <summary>Something went well.</summary>
    Pass,

    /// <summary>Something was left out of the run.</summary>
    Skip,

    /// <summary>Totals.</summary>
    Counts,

    /// <summary>Names a test that failed, or a diagnostic; what belongs to it follows.</summary>
    Failure,

    /// <summary>Part of what belongs to a failure, recognisable by itself: an assertion, a trace line, a caret.</summary>
    Detail,

    /// <summary>Ends what belongs to a failure: a rule, a section title.</summary>
    Rule,
}
