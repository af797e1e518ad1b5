using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Upstream;

/// <summary>The body of one attempt: the call's own bytes wherever that is possible.</summary>
internal static class AttemptBody
{
    private static readonly byte[] WholeOption = "\"stream_options\":{\"include_usage\":true},"u8.ToArray();
    private static readonly byte[] InnerOption = "\"include_usage\":true,"u8.ToArray();
    private static readonly byte[] OnlyInnerOption = "\"include_usage\":true"u8.ToArray();

    /// <summary>The caller of this owns one reference to the result.</summary>
    public static PooledBytes Build(Attempt attempt, IDialectTranslator? translator, TimeProvider time)
    {
        var call = attempt.Call;
        if (translator is not null) return Translate(attempt, translator, time);
        Span<BodyEdit> edits = new BodyEdit[2];
        var count = 0;
        if (call.Scan.Model is not null && call.Scan.Model != attempt.Target.Model && call.Scan.ModelSpan.Length > 0)
            edits[count++] = new BodyEdit(call.Scan.ModelSpan.Offset, call.Scan.ModelSpan.Length, JsonSerializer.SerializeToUtf8Bytes(attempt.Target.Model));
        if (AsksForUsage(attempt))
        {
            edits[count++] = UsageOption(call);
            attempt.StripUsage = true;
        }
        edits = edits[..count];
        if (count == 2 && edits[1].Offset < edits[0].Offset) (edits[0], edits[1]) = (edits[1], edits[0]);
        if (count > 0) return BodyEdit.Apply(call.Body.Span, edits);
        call.Body.TryAddReference();
        return call.Body;
    }

    private static PooledBytes Translate(Attempt attempt, IDialectTranslator translator, TimeProvider time)
    {
        var call = attempt.Call;
        var translation = translator.Translate(call.Body.Memory, new TranslationContext
        {
            Model = attempt.Target.Model,
            ModelAsked = call.ModelAsked ?? attempt.Target.Model,
            Stream = call.Stream,
            Provider = attempt.Target.Provider.Slug,
            RequestId = call.Id,
            Now = time.GetUtcNow(),
        });
        attempt.Translation = translation;
        return PooledBytes.Copy(translation.Body.Span);
    }

    private static bool AsksForUsage(Attempt attempt) =>
        attempt.Call is { Stream: true, Scan.IncludeUsage: false }
        && attempt.Dialect is Dialect.OpenAIChat or Dialect.OpenAICompletions
        && attempt.Target.Provider.StreamUsage
        && attempt.Call.Scan.Stream;

    private static BodyEdit UsageOption(Call call)
    {
        var (offset, length) = call.Scan.StreamOptionsSpan;
        // A body that streams has at least one member, so a comma after ours is right.
        if (length == 0) return new BodyEdit(call.Scan.Start + 1, 0, WholeOption);
        var options = call.Body.Span.Slice(offset, length);
        if (call.Scan.IncludeUsageSpan is { Length: > 0 } value) return new BodyEdit(value.Offset, value.Length, "true"u8.ToArray());
        var empty = options[1..^1].Trim(" \t\r\n"u8).IsEmpty;
        return new BodyEdit(offset + 1, 0, empty ? OnlyInnerOption : InnerOption);
    }
}
