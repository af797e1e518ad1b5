using System.Text;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>A tool output that stands whole in the request.</summary>
/// <param name="Segment">Where it is.</param>
/// <param name="Number">1-based number among the conversation's tool outputs.</param>
/// <param name="Label">How a pointer names it.</param>
/// <param name="Encoded">It stands there as tables instead of the JSON it came as, so that only an encoding can be compared to it.</param>
internal sealed record EarlierOutput(Segment Segment, int Number, string Label, bool Encoded)
{
    /// <summary>How every pointer and delta begins.</summary>
    public const string Mark = "[tool output ";

    private const int MaxArguments = 80;

    /// <summary>Number, tool and the beginning of its arguments: enough to find it, and a function of earlier bytes alone.</summary>
    public static string LabelOf(RequestView view, Segment segment, int number)
    {
        var label = new StringBuilder($"output {number} above");
        if (view.CallOf(segment) is not { } call) return label.ToString();
        label.Append(", of ").Append(call.ToolName);
        if (call.IsText) Append(label, call.Original.Span);
        else Append(label, Encoding.UTF8.GetString(call.Value.Raw));
        return label.ToString();
    }

    private static void Append(StringBuilder label, ReadOnlySpan<char> arguments)
    {
        label.Append(' ');
        // Not through the middle of a surrogate pair.
        var length = Math.Min(arguments.Length, MaxArguments);
        if (length < arguments.Length && char.IsHighSurrogate(arguments[length - 1])) length--;
        foreach (var c in arguments[..length]) label.Append(char.IsControl(c) ? ' ' : c);
        if (length < arguments.Length) label.Append('…');
    }
}
