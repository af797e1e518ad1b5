using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Upstream;

/// <summary>Lays <c>override_params</c> over a body: a member that is there is replaced, one that is not is put in front.</summary>
internal static class ParamOverrides
{
    public static PooledBytes Apply(ReadOnlySpan<byte> body, RequestScan scan, IReadOnlyDictionary<string, JsonElement> overrides)
    {
        var edits = new List<BodyEdit>();
        var missing = new HashSet<string>(overrides.Keys, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!missing.Remove(name)) continue;
            edits.Add(new BodyEdit(start, (int)reader.BytesConsumed - start, Encoding.UTF8.GetBytes(overrides[name].GetRawText())));
        }
        if (missing.Count > 0) edits.Insert(0, new BodyEdit(scan.Start + 1, 0, Missing(missing, overrides, scan.Empty)));
        return BodyEdit.Apply(body, edits.ToArray());
    }

    private static byte[] Missing(HashSet<string> names, IReadOnlyDictionary<string, JsonElement> overrides, bool empty)
    {
        var text = new StringBuilder();
        foreach (var name in names)
            text.Append(JsonSerializer.Serialize(name)).Append(':').Append(overrides[name].GetRawText()).Append(',');
        if (empty) text.Length--;
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
