namespace Anyray.SpendStore.Console.Optimizer;

/// <summary>Which lines went and which came (longest common subsequence), for two short texts.</summary>
public static class LineDiff
{
    private const int MaxCells = 4_000_000;

    /// <param name="Kind">' ' kept, '-' gone, '+' new.</param>
    /// <param name="Text">The line.</param>
    public readonly record struct Line(char Kind, string Text);

    /// <summary>The lines of both texts in order; texts too long to compare come as all gone, then all new.</summary>
    public static List<Line> Of(string before, string after)
    {
        string[] a = before.Split('\n'), b = after.Split('\n');
        var lines = new List<Line>();
        if ((long)a.Length * b.Length > MaxCells)
        {
            lines.AddRange(a.Select(l => new Line('-', l)));
            lines.AddRange(b.Select(l => new Line('+', l)));
            return lines;
        }
        var common = Common(a, b);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j]) (i, j) = (i + 1, Add(lines, ' ', a[i], j + 1));
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) i = Add(lines, '-', a[i], i + 1);
            else j = Add(lines, '+', b[j], j + 1);
        }
        return lines;
    }

    private static int Add(List<Line> lines, char kind, string text, int next)
    {
        lines.Add(new Line(kind, text));
        return next;
    }

    private static int[,] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }
}
