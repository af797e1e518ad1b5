namespace Anyray.Optimizer.Pipeline;

/// <summary>How much of the request one edit changes.</summary>
internal enum EditScope : byte
{
    /// <summary>The text of the segment.</summary>
    Text,

    /// <summary>The segment's value was replaced by another JSON value.</summary>
    Value,

    /// <summary>The segment's block was taken out.</summary>
    BlockRemoved,

    /// <summary>The segment's whole message was taken out.</summary>
    MessageRemoved,
}
