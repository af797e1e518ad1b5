namespace Anyray.Optimizer.Pipeline;

/// <summary>A strategy ran out of time; the pipeline undoes its edits.</summary>
internal sealed class DeadlineExceededException() : Exception("The pipeline's time is up.");
