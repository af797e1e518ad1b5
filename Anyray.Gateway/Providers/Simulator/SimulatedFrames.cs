using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Collects event-stream frames, or one JSON body.</summary>
internal sealed class SimulatedFrames
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly MemoryStream _bytes = new();

    public static byte[] Json(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, Plain);

    public SimulatedFrames Add(JsonNode data, string? name = null)
    {
        if (name is not null) _bytes.Write(System.Text.Encoding.UTF8.GetBytes($"event: {name}\n"));
        _bytes.Write("data: "u8);
        JsonSerializer.Serialize(_bytes, data, Plain);
        _bytes.Write("\n\n"u8);
        return this;
    }

    public SimulatedFrames Done()
    {
        _bytes.Write("data: [DONE]\n\n"u8);
        return this;
    }

    public byte[] ToArray() => _bytes.ToArray();
}
