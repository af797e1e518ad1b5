using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Metering;

/// <summary>Walks a provider's usage object, whatever its dialect. Source of the names: the types of the official clients.</summary>
internal static class UsageReader
{
    private const int MostIterations = 1_000;

    /// <summary>Reads the object at whose start the reader stands, to its end.</summary>
    public static void Read(ref Utf8JsonReader reader, ref UsageFields fields, UsageScope scope = UsageScope.Whole)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.Number when reader.TryGetInt64(out var value): fields.Set(scope, name, value); break;
                case JsonTokenType.Number when name.SequenceEqual("seconds"u8) && reader.TryGetDouble(out var seconds): fields.SetSeconds(seconds); break;
                case JsonTokenType.String: fields.Set(scope, name, ref reader); break;
                case JsonTokenType.StartObject: Read(ref reader, ref fields, Inner(name, scope)); break;
                case JsonTokenType.StartArray: ReadList(ref reader, ref fields, name); break;
            }
        }
    }

    private static UsageScope Inner(ReadOnlySpan<byte> name, UsageScope outer) =>
        name.SequenceEqual("prompt_tokens_details"u8) || name.SequenceEqual("input_tokens_details"u8) || name.SequenceEqual("input_token_details"u8) ? UsageScope.Input
        : name.SequenceEqual("completion_tokens_details"u8) || name.SequenceEqual("output_tokens_details"u8) || name.SequenceEqual("output_token_details"u8) ? UsageScope.Output
        : name.SequenceEqual("cached_tokens_details"u8) ? UsageScope.CachedInput
        : outer;

    /// <summary>Lists split a total that stands beside them, in members of the same names.</summary>
    private static void ReadList(ref Utf8JsonReader reader, ref UsageFields fields, ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("cacheDetails"u8)) ReadCacheDetails(ref reader, ref fields);
        else if (name.SequenceEqual("iterations"u8)) ReadIterations(ref reader, ref fields);
        else if (name.SequenceEqual("promptTokensDetails"u8)) ReadModalities(ref reader, ref fields, UsageScope.Input);
        else if (name.SequenceEqual("cacheTokensDetails"u8)) ReadModalities(ref reader, ref fields, UsageScope.CachedInput);
        else if (name.SequenceEqual("candidatesTokensDetails"u8)) ReadModalities(ref reader, ref fields, UsageScope.Output);
        else reader.Skip();
    }

    /// <summary>Bedrock's cache writes by lifetime: <c>[{"ttl":"1h","inputTokens":7}]</c>.</summary>
    private static void ReadCacheDetails(ref Utf8JsonReader reader, ref UsageFields fields)
    {
        var (hours, minutes) = SumBy(ref reader, "inputTokens"u8, "ttl"u8, "1h"u8);
        fields.Set(UsageScope.Whole, "ephemeral_5m_input_tokens"u8, minutes);
        fields.Set(UsageScope.Whole, "ephemeral_1h_input_tokens"u8, hours);
    }

    /// <summary>Gemini's tokens by kind of content: <c>[{"modality":"AUDIO","tokenCount":7}]</c>.</summary>
    private static void ReadModalities(ref Utf8JsonReader reader, ref UsageFields fields, UsageScope scope) =>
        fields.Set(scope, "audio_tokens"u8, SumBy(ref reader, "tokenCount"u8, "modality"u8, "AUDIO"u8).Of);

    /// <summary>Adds up a list's amounts: those of the members whose <paramref name="kind"/> is <paramref name="value"/>, and those of the others.</summary>
    private static (long Of, long Others) SumBy(ref Utf8JsonReader reader, ReadOnlySpan<byte> amount, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value)
    {
        var (tokens, meant, of, others) = (0L, false, 0L, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                if (meant) of += tokens;
                else others += tokens;
                (tokens, meant) = (0, false);
            }
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && name.SequenceEqual(amount)) reader.TryGetInt64(out tokens);
            else if (reader.TokenType == JsonTokenType.String && name.SequenceEqual(kind)) meant = reader.Is(value);
            else reader.Skip();
        }
        return (of, others);
    }

    /// <summary>
    /// Anthropic's rounds of one call. Those of the answer itself are in the total beside them; compactions and advisors are not,
    /// and an advisor has a model, and so a price, of its own.
    /// </summary>
    private static void ReadIterations(ref Utf8JsonReader reader, ref UsageFields fields)
    {
        fields.Apart = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            var round = new UsageFields();
            Read(ref reader, ref round, UsageScope.Iteration);
            if (round.Kind is not ("compaction" or "advisor_message") || fields.Apart?.Count >= MostIterations) continue;
            (fields.Apart ??= []).Add(new ModelUsage(round.Model ?? "", round.ToUsage(Dialect.Anthropic)));
        }
    }
}
