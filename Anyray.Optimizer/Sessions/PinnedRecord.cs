using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Sessions;

/// <summary>One kind's part in a pinned edit, for the decision that is reported again.</summary>
internal sealed record PinnedRecord(string Kind, Fidelity Fidelity, int CharsBefore, int CharsAfter, int BytesBefore, int BytesAfter, List<StashedSpan> Stashed);
