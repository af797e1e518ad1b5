using System.Text;
using Anyray.Optimizer.Cache;

namespace Anyray.Optimizer.Hosts;

/// <summary>The answer's JSON when it may be kept: status 200, whole, and ended by itself.</summary>
internal static class WholeAnswer
{
    /// <summary>The bytes to keep, or null.</summary>
    public static byte[]? Of(HostAnswer answer)
    {
        if (answer is not { Status: 200, Body: { } body }) return null;
        if (answer.IsSse) return CompleteAnswer.OfStream(Encoding.UTF8.GetString(body.Span));
        return CompleteAnswer.Is(body) ? body.ToArray() : null;
    }
}
