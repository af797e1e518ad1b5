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
        var (tokens, hour, minutes, hours) = (0L, false, 0L, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                if (hour) hours += tokens;
                else minutes += tokens;
                (tokens, hour) = (0, false);
            }
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && name.SequenceEqual("inputTokens"u8)) reader.TryGetInt64(out tokens);
            else if (reader.TokenType == JsonTokenType.String && name.SequenceEqual("ttl"u8)) hour = reader.ValueTextEquals("1h"u8);
            else reader.Skip();
        }
        fields.Set(UsageScope.Whole, "ephemeral_5m_input_tokens"u8, minutes);
        fields.Set(UsageScope.Whole, "ephemeral_1h_input_tokens"u8, hours);
    }

    /// <summary>Gemini's tokens by kind of content: <c>[{"modality":"AUDIO","tokenCount":7}]</c>.</summary>
    private static void ReadModalities(ref Utf8JsonReader reader, ref UsageFields fields, UsageScope scope)
    {
        var (tokens, audio, sum) = (0L, false, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                if (audio) sum += tokens;
                (tokens, audio) = (0, false);
            }
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && name.SequenceEqual("tokenCount"u8)) reader.TryGetInt64(out tokens);
            else if (reader.TokenType == JsonTokenType.String && name.SequenceEqual("modality"u8)) audio = reader.ValueTextEquals("AUDIO"u8);
            else reader.Skip();
        }
        fields.Set(scope, "audio_tokens"u8, sum);
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
