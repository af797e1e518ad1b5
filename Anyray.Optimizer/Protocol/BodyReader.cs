using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Protocol;

/// <summary>Reads a request body into pooled memory.</summary>
internal static class BodyReader
{
    /// <exception cref="ProtocolException">413: the body is larger than <paramref name="limit"/> bytes.</exception>
    public static async ValueTask<PooledBuffer<byte>> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) throw TooLarge(limit);
        var buffer = new PooledBuffer<byte>((int)(request.ContentLength ?? 4096) + 1);
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(buffer.GetMemory(1), request.HttpContext.RequestAborted);
                if (read == 0) return buffer;
                buffer.Advance(read);
                if (buffer.Count > limit) throw TooLarge(limit);
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static ProtocolException TooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, "too_large", $"The body is larger than {limit} bytes.");
}
