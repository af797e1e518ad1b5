using System.Buffers;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Compares the figures of a row with each other: where one column lies below another in nearly every row, the few rows in which it lies
/// above stand out (more spent than planned, more reserved than in stock).
/// </summary>
internal sealed class FigureOrder(int rows)
{
    private const int MaxColumns = 8;
    private const int MinRows = 12;
    private const float Gain = 0.7f;

    // Figures of other orders of magnitude do not measure the same.
    private const double Alike = 5;
    private readonly double[] _figures = ArrayPool<double>.Shared.Rent(rows * MaxColumns);
    private readonly double[] _means = new double[MaxColumns];
    private int _columns;

    /// <summary>No further column is looked at.</summary>
    public bool IsFull => _columns == MaxColumns;

    /// <summary>Room for the figures of another column, NaN where a row has none.</summary>
    public Span<double> Next()
    {
        var column = Column(_columns);
        column.Fill(double.NaN);
        return column;
    }

    /// <summary>Takes the column last given out, if most rows have a figure in it.</summary>
    public void Settle()
    {
        var (sum, count) = (0d, 0);
        foreach (var figure in Column(_columns)) if (!double.IsNaN(figure)) (sum, count) = (sum + Math.Abs(figure), count + 1);
        if (count < MinRows || count * 10 < rows * 8) return;
        _means[_columns++] = sum / count;
    }

    /// <summary>Adds to the scores of the rows that stand out, and gives the memory back.</summary>
    public void Score(Span<Unit> units, float weight)
    {
        var few = 1 + rows / 40;
        for (var left = 0; left < _columns; left++)
            for (var right = left + 1; right < _columns; right++)
            {
                var one = Column(left);
                var other = Column(right);
                if (_means[left] > _means[right] * Alike || _means[right] > _means[left] * Alike) continue;
                int below = 0, above = 0;
                for (var row = 0; row < rows; row++)
                {
                    if (one[row] < other[row]) below++;
                    else if (one[row] > other[row]) above++;
                }

                var fewer = Math.Min(below, above);
                if (fewer == 0 || fewer > few || Math.Max(below, above) * 10 < rows * 8) continue;
                for (var row = 0; row < rows; row++)
                    if (above < below ? one[row] > other[row] : one[row] < other[row]) units[row].Score += weight * Gain;
            }

        ArrayPool<double>.Shared.Return(_figures);
    }

    private Span<double> Column(int index) => _figures.AsSpan(index * rows, rows);
}
