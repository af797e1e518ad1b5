namespace Anyray.Optimizer.Relevance;

/// <summary>One field of one row, read once.</summary>
/// <param name="Row">The unit it stands in.</param>
/// <param name="Column">Its place among the row's fields, or the number of its name.</param>
/// <param name="Value">Its number among the values that recur in this column, or -1.</param>
/// <param name="Empty">It holds nothing.</param>
/// <param name="Number">The figure it holds, or NaN.</param>
internal readonly record struct Field(int Row, short Column, short Value, bool Empty, double Number);
