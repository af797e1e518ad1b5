using System.Buffers;

namespace Anyray.Gateway.Dialects;

/// <summary>One converted call: the request to send, and the way back for its answer.</summary>
public abstract class Translation
{
    /// <summary>Request body in the provider's dialect.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Harmless parameters that were left out, listed to the caller in <c>x-anyray-dropped-params</c>.</summary>
    public IReadOnlyList<string> DroppedParams { get; init; } = [];

    /// <summary>Converts a successful, non-streamed answer to the caller's dialect.</summary>
    /// <exception cref="System.Text.Json.JsonException">The answer is not of the provider's dialect.</exception>
    public abstract void WriteResponse(ReadOnlyMemory<byte> response, IBufferWriter<byte> output);

    /// <summary>Starts the conversion of a streamed answer.</summary>
    public abstract IStreamTranslator CreateStream();
}
