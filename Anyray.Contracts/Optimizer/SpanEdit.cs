namespace Anyray.Contracts.Optimizer;

/// <summary>One replaced span of the request's bytes. Edits of a response are ascending and do not overlap.</summary>
/// <param name="Offset">First byte, counted from the start of the original request body.</param>
/// <param name="Length">Bytes replaced; 0 inserts.</param>
/// <param name="Replacement">The bytes that take their place, as UTF-8 text.</param>
public sealed record SpanEdit(
    int Offset,
    int Length,
    string Replacement);
