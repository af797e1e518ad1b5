using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>How the translators read and write JSON.</summary>
internal static class JsonText
{
    /// <summary>Text stays readable UTF-8: nothing is written into HTML here.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>Reads a caller's request, turning what it finds misshapen into a refusal that names the member.</summary>
    /// <exception cref="TranslationRefusedException">It is not a JSON object, or not shaped as its dialect says.</exception>
    public static T Request<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new TranslationRefusedException("The request body must be a JSON object.");
        }
        catch (ShapeException e)
        {
            throw new TranslationRefusedException(e.Message, e.Member);
        }
        catch (Exception e) when (e is not TranslationRefusedException && IsMalformed(e))
        {
            throw new TranslationRefusedException("The request body is not shaped as this endpoint's dialect says.");
        }
    }

    /// <summary>False when an escaped surrogate without its other half is in it: such a value cannot be read or written as text.</summary>
    public static bool IsText(JsonElement value)
    {
        var json = JsonMarshal.GetRawUtf8Value(value);
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return true;
        try
        {
            Write(value.WriteTo);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Parses one stream event.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument ParseEvent(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 512 });
        var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("The provider's event is not one JSON object.");
        return document;
    }

    /// <summary>Reads a provider's answer.</summary>
    /// <exception cref="JsonException">It is not JSON, or not shaped as its dialect says.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(body, Options);
        try
        {
            return read(document.RootElement);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw Malformed(e);
        }
    }

    /// <summary>What <see cref="JsonElement"/> throws when a value is of another kind than its dialect says.</summary>
    public static bool IsMalformed(Exception e) =>
        e is InvalidOperationException or KeyNotFoundException or FormatException or TranslationRefusedException;

    /// <summary>The same, as the one exception the gateway looks for. Holds no text of the answer.</summary>
    public static JsonException Malformed(Exception inner) => new("The provider's answer is not shaped as its dialect says.", inner);

    /// <summary>Writes a JSON document.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output, WriterOptions))
            write(json);
        return output.WrittenMemory;
    }
}
