namespace Anyray.Optimizer.Strategies.ContextCompression.Diffs;

/// <summary>A stretch of a unified diff: the header of a file, or one hunk of it.</summary>
/// <param name="FirstLine">Its first line.</param>
/// <param name="EndLine">The line after its last one.</param>
/// <param name="File">Index of the header it stands under; its own index for a header.</param>
/// <param name="Added">Lines added.</param>
/// <param name="Removed">Lines removed.</param>
internal readonly record struct DiffHunk(int FirstLine, int EndLine, int File, int Added, int Removed)
{
    /// <summary>It is a file's header.</summary>
    public bool IsHeader => Added + Removed == 0 && EndLine > FirstLine && File >= 0;
}
