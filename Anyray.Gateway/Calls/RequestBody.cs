using System.Buffers;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Calls;

/// <summary>Reads a request's body once, into a pooled buffer, with its content coding taken off.</summary>
internal static class RequestBody
{
    private const int FirstRent = 16 * 1024;

    /// <exception cref="CallRefusedException">413 over <paramref name="limit"/>, which holds for the decoded body; 415 for a coding that is not known; 400 when it is cut short.</exception>
    public static async ValueTask<PooledBytes> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit) throw TooLarge(limit);
        var body = ContentCoding.Open(request);
        var array = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstRent) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await body.ReadAsync(array.AsMemory(length), cancellation);
                if (read == 0) return new PooledBytes(array, length);
                length += read;
                if (length > limit) throw TooLarge(limit);
                if (length < array.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(array.Length * 2);
                array.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(array);
                array = larger;
            }
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(array);
            if (e is BadHttpRequestException bad)
                throw new CallRefusedException(bad.StatusCode, ErrorType.InvalidRequest, "The request body ended early or is not valid HTTP.");
            if (e is InvalidDataException || e is InvalidOperationException && body != request.Body)
                throw CallRefusedException.Invalid("The request body is not what its content-encoding says.");
            throw;
        }
    }

    private static CallRefusedException TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, ErrorType.RequestTooLarge, $"The request body is larger than {limit} bytes.");
}
