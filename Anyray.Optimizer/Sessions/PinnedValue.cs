using System.Text;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Sessions;

/// <summary>A JSON value that a pin brings back. It may come from the caller, so it is read before it is believed.</summary>
internal static class PinnedValue
{
    public static bool IsJson(ReadOnlySpan<char> text, out byte[] json)
    {
        json = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, json);
        try
        {
            JsonTree.Parse(json).Dispose();
            return true;
        }
        catch (MalformedRequestException)
        {
            return false;
        }
    }
}
