using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Providers;

/// <summary>Takes members out of a body and puts others in; every value that stays keeps its bytes.</summary>
internal static class BodyMembers
{
    public static PooledBytes Rewrite(ReadOnlySpan<byte> body, ReadOnlySpan<string> without, params ReadOnlySpan<(string Name, string Json)> with)
    {
        using var output = new PooledWriter(body.Length + 256);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        var separator = "{"u8;
        foreach (var (name, json) in with)
        {
            Write(output, separator);
            Write(output, Encoding.UTF8.GetBytes($"\"{name}\":{json}"));
            separator = ","u8;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            if (Among(name, without, with)) continue;
            Write(output, separator);
            Write(output, body[start..(int)reader.BytesConsumed]);
            separator = ","u8;
        }
        if (separator[0] == '{') Write(output, separator);
        Write(output, "}"u8);
        return output.Detach();
    }

    private static bool Among(string name, ReadOnlySpan<string> without, ReadOnlySpan<(string Name, string Json)> with)
    {
        foreach (var other in with)
            if (other.Name == name) return true;
        return without.Contains(name);
    }

    private static void Write(PooledWriter output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
