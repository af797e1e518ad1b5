using System.Buffers;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Joins a provider's stream reader to a caller's stream writer.</summary>
internal sealed class ChatStreamTranslator(IChatStreamReader reader, IChatStreamWriter writer) : IStreamTranslator, IChatStreamSink
{
    private IBufferWriter<byte>? _output;

    public void Event(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        _output = output;
        using var document = JsonText.ParseEvent(data);
        try
        {
            reader.Read(name, document.RootElement, this);
        }
        catch (Exception e) when (JsonText.IsMalformed(e))
        {
            throw JsonText.Malformed(e);
        }
    }

    public void End(IBufferWriter<byte> output) => writer.End(output);

    public void Error(string type, string message, IBufferWriter<byte> output) => writer.Fail(type, message, output);

    void IChatStreamSink.On(ChatEvent item) => writer.Write(item, _output!);
}
