namespace Anyray.Optimizer.Pipeline;

/// <summary>What an edit does to what the model can read.</summary>
internal enum Fidelity : byte
{
    /// <summary>
    /// Every value can still be read from the request as sent. The result is a function of the segment and of bytes already
    /// sent, of nothing else. May act on fresh tool output.
    /// </summary>
    Lossless,

    /// <summary>Drops what carries no information (blank runs, an exact repetition) and needs no stash. Not on fresh tool output.</summary>
    Cosmetic,

    /// <summary>Takes content out, behind a handle. Only where the request declares tools; one such strategy per segment.</summary>
    Lossy,
}
