using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>What one field of a table's rows holds: few values that recur, or numbers.</summary>
internal sealed class FieldStats(Threshold? threshold = null)
{
    private const int MaxValues = 24;
    private readonly ulong[] _values = new ulong[MaxValues];
    private readonly int[] _counts = new int[MaxValues];
    private int _distinct, _rows, _numbers, _rising, _zeros, _negatives, _lowRow, _highRow, _beyond, _firstBeyond;
    private double _sum, _squares, _low = double.MaxValue, _high = double.MinValue, _last = double.NaN, _mean, _deviation;
    private bool _states, _measures, _named, _extremes;

    /// <summary>Takes in the value of a row and the figure it holds, or NaN; <see cref="Weigh"/> says what it is worth once all rows are in.</summary>
    public Field Add(ReadOnlySpan<char> value, double n, int row, int column)
    {
        var field = new Field(row, (short)column, (short)Count(value), value.IsEmpty, n);
        Measure(field);
        return field;
    }

    /// <summary>Takes in a field again that another column's figures know already, to see it among fewer rows.</summary>
    public void Add(in Field field)
    {
        if (field.Value < 0) _distinct = MaxValues + 1;
        else if (_counts[field.Value]++ == 0) _distinct++;
        Measure(field);
    }

    private void Measure(in Field field)
    {
        _rows++;
        var (n, row) = (field.Number, field.Row);
        if (double.IsNaN(n)) return;
        _numbers++;
        _sum += n;
        _squares += n * n;
        if (n == 0) _zeros++;
        if (n < 0) _negatives++;
        if (n >= _last) _rising++;
        _last = n;
        if (threshold is { } limit && limit.IsPassedBy(n) && _beyond++ == 0) _firstBeyond = row;
        if (n < _low) (_low, _lowRow) = (n, row);
        if (n > _high) (_high, _highRow) = (n, row);
    }

    /// <summary>Decides what the field is, once all rows are in.</summary>
    public void Settle(bool named, bool extremes, int least = 8)
    {
        (_named, _extremes) = (named, extremes);
        _states = _distinct is > 1 and <= MaxValues && _distinct * 4 <= _rows;
        if (_rows < least || _numbers * 10 < _rows * 8) return;
        _mean = _sum / _numbers;
        _deviation = Math.Sqrt(Math.Max(0, _squares / _numbers - _mean * _mean));

        // A counter or a clock has its extremes at its ends.
        _measures = _deviation > 0 && !(_rising * 100 >= _numbers * 97 && !named);
    }

    /// <summary>How much a value stands out.</summary>
    public float Weigh(in Field field)
    {
        var score = 0f;
        var few = 1 + _rows / 40;
        if (_states && field.Value >= 0 && _counts[field.Value] <= few)
            score += (_named ? 1f : 0.6f) * MathF.Log((_rows + 1f) / _counts[field.Value]) / MathF.Log(_rows + 1f);
        var n = field.Number;
        if (double.IsNaN(n)) return score + (_measures && !field.Empty && _rows - _numbers <= few ? 0.4f : 0);
        if (!_measures) return score;
        if (_beyond > 0 && _beyond <= 4 + few && threshold!.Value.IsPassedBy(n)) score += (_named ? 1.2f : 0.8f) + (field.Row == _firstBeyond ? 0.4f : 0);
        if (n == 0 && _zeros <= few || n < 0 && _negatives <= few) score += _named ? 0.8f : 0.5f;
        var z = Math.Abs(n - _mean) / _deviation;
        var limit = Math.Min(3.5, 0.8 * Math.Sqrt(_numbers - 1));
        if (z > limit) score += (float)Math.Min(0.9, 0.35 + (z - limit) * 0.1) * (_named ? 1.6f : 1);
        if (field.Row == _highRow || field.Row == _lowRow) score += (_named, _extremes) switch { (true, true) => 1.2f, (false, true) => 0.9f, (true, false) => 0.5f, _ => 0 };
        return score;
    }

    // The number of the value among those that recur; -1 once there are too many of them.
    private int Count(ReadOnlySpan<char> value)
    {
        if (_distinct > MaxValues) return -1;
        var hash = TextHash.Of(value);
        var at = _values.AsSpan(0, _distinct).IndexOf(hash);
        if (at < 0 && _distinct++ < MaxValues) _values[at = _distinct - 1] = hash;
        if (at >= 0) _counts[at]++;
        return at;
    }
}
