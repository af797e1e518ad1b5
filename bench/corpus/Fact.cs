namespace Anyray.Bench.Corpus;

/// <summary>
/// Something the answer rests on. It counts as kept when one of its forms can be read from the request's text, so that a
/// lossless re-encoding (a table row, a path printed once above its hits) is no loss.
/// </summary>
/// <param name="Name">What it is, for the report.</param>
/// <param name="Forms">Any one of them suffices.</param>
public sealed record Fact(string Name, IReadOnlyList<FactForm> Forms)
{
    /// <summary>Text that has to be there as it stands.</summary>
    public static Fact Verbatim(string text) => new(text, [new FactForm([text], SameLine: true)]);

    /// <summary>A record's values, in order on one line.</summary>
    public static Fact Row(params string[] values) => new(string.Join(" | ", values), [new FactForm(values, SameLine: true)]);

    /// <summary>A record of a JSON document: its values in order on one line, or the record itself in any layout.</summary>
    public static Fact Record(string json, params string[] values) =>
        new(string.Join(" | ", values), [new FactForm(values, SameLine: true), new FactForm([json], SameLine: false, IgnoreSpace: true)]);

    /// <summary>Parts in order, on whatever lines.</summary>
    public static Fact Sequence(params string[] parts) => new(string.Join(" > ", parts), [new FactForm(parts, SameLine: false)]);

    /// <summary>The same fact, also kept in another form.</summary>
    public Fact Or(FactForm form) => this with { Forms = [.. Forms, form] };

    /// <summary>Whether <paramref name="text"/> still carries it.</summary>
    public bool IsKept(RequestText text)
    {
        foreach (var form in Forms)
            if (form.IsIn(text)) return true;
        return false;
    }
}
