using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Sessions;

/// <summary>What a pin says of one segment.</summary>
internal sealed record PinnedEdit(EditScope Scope, List<PinnedRecord> Records);
