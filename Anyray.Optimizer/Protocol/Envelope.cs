using System.Text;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Protocol;

/// <summary>A hook's JSON body. The inner <c>request</c> stays the bytes it came as.</summary>
internal sealed class Envelope : IDisposable
{
    private readonly PooledBuffer<byte> _body;
    private readonly JsonTree _tree;
    private PooledBuffer<byte>? _inner;
    private JsonTree? _innerTree;

    private Envelope(PooledBuffer<byte> body, int levels)
    {
        _body = body;
        _tree = JsonTree.Parse(body.Memory, JsonTree.MaxDepth + levels);
    }

    public JsonNode Root => _tree.Root;

    /// <summary>Reads the body. What it holds may use all levels itself, and sits <paramref name="levels"/> down.</summary>
    public static async ValueTask<Envelope> ReadAsync(HttpRequest request, OptimizerOptions options, int levels = 1)
    {
        var body = await BodyReader.ReadAsync(request, options.MaxBodyBytes);
        try
        {
            var envelope = new Envelope(body, levels);
            if (envelope.Root.IsObject) return envelope;
            envelope.Dispose();
            throw new ProtocolException(400, "invalid_request", "The body must be a JSON object.");
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The inner request: <c>request</c>, or the JSON text in <c>requestText</c>.</summary>
    public JsonNode Request()
    {
        if (_innerTree is not null) return _innerTree.Root;
        if (Root["request"u8] is { IsObject: true } request) return request;
        if (Root["requestText"u8] is { IsString: true } text)
        {
            var bytes = Encoding.UTF8.GetBytes(text.AsString()!);
            _inner = new PooledBuffer<byte>(bytes.Length);
            _inner.Add(bytes);
            _innerTree = JsonTree.Parse(_inner.Memory);
            return _innerTree.Root;
        }
        throw new ProtocolException(400, "invalid_request", "request must be a JSON object.");
    }

    /// <summary>The text of an optional string.</summary>
    /// <exception cref="ProtocolException">It is there and no string.</exception>
    public string? Text(string name)
    {
        var node = Root[Encoding.UTF8.GetBytes(name)];
        if (node.Kind is JsonKind.None or JsonKind.Null) return null;
        return node.AsString() ?? throw new ProtocolException(400, "invalid_request", $"{name} must be a string.");
    }

    public void Dispose()
    {
        _innerTree?.Dispose();
        _inner?.Dispose();
        _tree.Dispose();
        _body.Dispose();
    }
}
