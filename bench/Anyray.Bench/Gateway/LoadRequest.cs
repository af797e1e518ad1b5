using System.Text;

namespace Anyray.Bench.Gateway;

/// <summary>The bytes of a call. Every call differs in ten digits of its last message, so that no cache can answer it.</summary>
internal sealed class LoadRequest
{
    private const string Digits = "0000000000";
    private const string Facts = "The order service keeps its rows for seven years, asks the ledger before every refund, and answers within 200 ms at the ninth decile. ";
    private readonly byte[] _bytes;
    private readonly int _at;
    private static long _next;

    /// <param name="contender">Who is called.</param>
    /// <param name="fields">Members of the body besides the model and the messages, each with a comma behind it.</param>
    public LoadRequest(Contender contender, string fields = "")
    {
        var body = Body(fields);
        _bytes = Encoding.UTF8.GetBytes($"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{contender.Entry.Port}\r\nAuthorization: Bearer sk-bench\r\nContent-Type: application/json\r\n{contender.Headers}Content-Length: {body.Length}\r\n\r\n{body}");
        _at = _bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(Digits));
    }

    public static int BodyBytes => Body("").Length;

    public ReadOnlyMemory<byte> Next()
    {
        Interlocked.Increment(ref _next).TryFormat(_bytes.AsSpan(_at, Digits.Length), out _, "D10");
        return _bytes;
    }

    private static string Body(string fields) =>
        $$"""{"model":"gpt-4o-mini",{{fields}}"messages":[{"role":"system","content":"You help the people of a shop. {{string.Concat(Enumerable.Repeat(Facts, 12))}}"},{"role":"user","content":"What does question {{Digits}} mean?"}]}""";
}
