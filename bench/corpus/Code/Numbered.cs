using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus.Code;

/// <summary>The numbered form in which agents' file tools print a source file.</summary>
internal static class Numbered
{
    /// <summary><paramref name="source"/> with a right-aligned line number and an arrow before each line.</summary>
    public static string Lines(string source)
    {
        var text = new StringBuilder(source.Length + source.Length / 4);
        var number = 0;
        foreach (var line in source.Split('\n'))
            text.Append((++number).ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append('→').Append(line).Append('\n');
        text.Length--;
        return text.ToString();
    }
}
