using System.Globalization;
using System.Text;

namespace Anyray.Optimizer.Ocr;

/// <summary>What Tesseract read off an image.</summary>
/// <param name="Text">Lines from top to bottom; wide gaps within a line, as between columns, are kept as several blanks.</param>
/// <param name="Confidence">Mean over the characters, 0-100.</param>
/// <param name="Doubtful">Share of the characters in words that are probably misread, 0-1.</param>
/// <param name="Covered">Share of the image that lines of text take up, 0-1.</param>
internal sealed record ScreenText(string Text, double Confidence, double Doubtful, double Covered)
{
    private const double Misread = 60;

    /// <summary>Reads Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
    public static ScreenText Read(string table, int width, int height)
    {
        var text = new StringBuilder();
        double sum = 0, doubtful = 0, covered = 0;
        long chars = 0;
        var end = 0;
        foreach (var row in table.AsSpan().EnumerateLines())
        {
            var cells = row.ToString().Split('\t');
            if (cells.Length < 12 || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level)) continue;
            var (left, boxWidth, boxHeight) = (Number(cells[6]), Number(cells[8]), Number(cells[9]));
            if (level == 4)
            {
                covered += (double)boxWidth * boxHeight;
                if (text.Length > 0) text.Append('\n');
                end = -1;
            }
            var word = cells[11];
            if (level != 5 || string.IsNullOrWhiteSpace(word)) continue;
            if (end >= 0) text.Append(' ', left - end > 3 * Math.Max(1, boxWidth / word.Length) ? 3 : 1);
            text.Append(word);
            end = left + boxWidth;
            var confidence = double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? Math.Max(0, given) : 0;
            chars += word.Length;
            sum += confidence * word.Length;
            if (confidence < Misread) doubtful += word.Length;
        }
        return chars == 0 ? new ScreenText("", 0, 1, 0) : new ScreenText(text.ToString(), sum / chars, doubtful / chars, covered / ((double)width * height));
    }

    private static int Number(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
