using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Drops terminal colour and cursor codes: <c>ESC [ … letter</c>.</summary>
internal static class AnsiCodes
{
    public static void Strip(ReadOnlySpan<char> line, CharBuffer output)
    {
        while (true)
        {
            var escape = line.IndexOf('\u001b');
            if (escape < 0 || escape + 1 >= line.Length || line[escape + 1] != '[')
            {
                output.Append(line);
                return;
            }

            output.Append(line[..escape]);
            line = line[(escape + 2)..];
            var end = line.IndexOfAnyInRange('@', '~');
            line = end < 0 ? default : line[(end + 1)..];
        }
    }
}
