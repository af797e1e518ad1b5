using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>The way back of one chat call. Keeps only what of the request shapes the answer.</summary>
internal sealed class ChatTranslation(IChatCaller caller, IChatProvider provider, ChatRequest request, TranslationContext context) : Translation
{
    public override void WriteResponse(ReadOnlyMemory<byte> response, IBufferWriter<byte> output)
    {
        var answer = JsonText.Read(response, root => provider.ReadAnswer(root, request));
        using var json = new Utf8JsonWriter(output, JsonText.WriterOptions);
        caller.WriteAnswer(json, answer, request, context);
    }

    public override IStreamTranslator CreateStream() =>
        new ChatStreamTranslator(provider.OpenReader(request), caller.OpenWriter(request, context));
}
