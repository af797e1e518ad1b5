namespace Anyray.Optimizer.Protocol;

/// <summary>How the caller wants its answer.</summary>
/// <param name="Minimal">Edits in place of the whole body (<c>Prefer: return=minimal</c>).</param>
/// <param name="Raw">The body as a JSON string in <c>requestText</c>.</param>
/// <param name="Sse">A hit also as event-stream text.</param>
/// <param name="Diff">List the edits with sizes (<c>?dry_run=true</c>).</param>
internal readonly record struct OptimizeResponseFormat(bool Minimal, bool Raw, bool Sse, bool Diff);
