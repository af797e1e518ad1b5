using System.Text;

namespace Anyray.Bench.Corpus;

/// <summary>Fills a text up to a size, with the answer somewhere in it.</summary>
internal static class Filler
{
    /// <summary>Lines of <paramref name="line"/> (given its number) with <paramref name="needle"/> at <paramref name="shape"/>'s position.</summary>
    public static string Lines(Shape shape, Func<int, string> line, Func<int, string> needle)
    {
        var text = new StringBuilder(shape.Bytes + 512);
        var placed = false;
        for (var i = 0; text.Length < shape.Bytes || !placed; i++)
        {
            if (!placed && text.Length >= shape.Bytes * shape.Position)
            {
                text.Append(needle(i)).Append('\n');
                placed = true;
            }
            else
            {
                text.Append(line(i)).Append('\n');
            }
        }

        text.Length--;
        return text.ToString();
    }

    /// <summary>Items joined by <paramref name="separator"/>, with the answer's item somewhere among them.</summary>
    public static string Join(Shape shape, string separator, Func<int, string> item, Func<int, string> needle)
    {
        var text = new StringBuilder(shape.Bytes + 512);
        var placed = false;
        for (var i = 0; text.Length < shape.Bytes || !placed; i++)
        {
            if (i > 0) text.Append(separator);
            var here = !placed && text.Length >= shape.Bytes * shape.Position;
            text.Append(here ? needle(i) : item(i));
            placed |= here;
        }

        return text.ToString();
    }
}
