using System.Runtime.InteropServices;
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
        if (attempt.Target.OverrideParams is { Count: > 0 } overrides)
        {
            var laid = ParamOverrides.Apply(call.Body.Span, call.Scan, overrides);
            return Build(attempt, laid, RequestScan.Of(laid.Span), translator, time);
        }
        call.Body.TryAddReference();
        return Build(attempt, call.Body, call.Scan, translator, time);
    }

    /// <summary>Takes over the reference to <paramref name="body"/>.</summary>
    private static PooledBytes Build(Attempt attempt, PooledBytes body, RequestScan scan, IDialectTranslator? translator, TimeProvider time)
    {
        var call = attempt.Call;
        if (translator is not null)
            using (body) return Translate(attempt, body, translator, time);
        var renamed = scan.Model is not null && scan.Model != attempt.Target.Model && scan.ModelSpan.Length > 0;
        attempt.StripUsage = AsksForUsage(attempt, scan);
        if (!renamed && !attempt.StripUsage) return body;
        var edits = new List<BodyEdit>(2);
        if (renamed) edits.Add(new BodyEdit(scan.ModelSpan.Offset, scan.ModelSpan.Length, JsonSerializer.SerializeToUtf8Bytes(attempt.Target.Model)));
        if (attempt.StripUsage) edits.Add(UsageOption(body, scan));
        edits.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        using (body) return BodyEdit.Apply(body.Span, CollectionsMarshal.AsSpan(edits));
    }

    private static PooledBytes Translate(Attempt attempt, PooledBytes body, IDialectTranslator translator, TimeProvider time)
    {
        var call = attempt.Call;
        var translation = translator.Translate(body.Memory, new TranslationContext
        {
            Model = attempt.Target.Model,
            ModelAsked = call.ModelAsked ?? attempt.Target.Model,
            Stream = call.Stream,
            Provider = attempt.Target.Provider.Slug,
            RequestId = call.Id,
            StrictOpenAI = CallHeaders.StrictOpenAI.Of(call.Http.Request.Headers) is { } strict && strict.Equals("true", StringComparison.OrdinalIgnoreCase),
            Now = time.GetUtcNow(),
        });
        attempt.Translation = translation;
        return PooledBytes.Copy(translation.Body.Span);
    }

    private static bool AsksForUsage(Attempt attempt, RequestScan scan) =>
        attempt.Call.Stream && scan is { Stream: true, IncludeUsage: false }
        && attempt.Dialect is Dialect.OpenAIChat or Dialect.OpenAICompletions
        && attempt.Target.Provider.StreamUsage;


    private static BodyEdit UsageOption(PooledBytes body, RequestScan scan)
    {
        var (offset, length) = scan.StreamOptionsSpan;
        // A body that streams has at least one member, so a comma after ours is right.
        if (length == 0) return new BodyEdit(scan.Start + 1, 0, WholeOption);
        var options = body.Span.Slice(offset, length);
        if (scan.IncludeUsageSpan is { Length: > 0 } value) return new BodyEdit(value.Offset, value.Length, "true"u8.ToArray());
        var empty = options[1..^1].Trim(" \t\r\n"u8).IsEmpty;
        return new BodyEdit(offset + 1, 0, empty ? OnlyInnerOption : InnerOption);
    }
}
