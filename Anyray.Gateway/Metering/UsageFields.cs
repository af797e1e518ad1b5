using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Metering;

/// <summary>Token counts as a provider names them. A later report replaces an earlier one, field by field.</summary>
internal struct UsageFields
{
    private long _input, _output, _cached, _cacheWrite, _cacheWrite5m, _cacheWrite1h, _reasoning, _toolPrompt;
    private bool _seen;

    public readonly bool Seen => _seen;

    /// <summary>Takes one member of a usage object, whatever its dialect; unknown ones are ignored.</summary>
    public void Set(ReadOnlySpan<byte> name, long value)
    {
        if (value < 0) return;
        switch (name.Length)
        {
            case 12 when name.SequenceEqual("input_tokens"u8): Take(ref _input, value); break;
            case 11 when name.SequenceEqual("inputTokens"u8): Take(ref _input, value); break;
            case 13 when name.SequenceEqual("prompt_tokens"u8): Take(ref _input, value); break;
            case 16 when name.SequenceEqual("promptTokenCount"u8): Take(ref _input, value); break;
            case 13 when name.SequenceEqual("output_tokens"u8): Take(ref _output, value); break;
            case 12 when name.SequenceEqual("outputTokens"u8): Take(ref _output, value); break;
            case 17 when name.SequenceEqual("completion_tokens"u8): Take(ref _output, value); break;
            case 20 when name.SequenceEqual("candidatesTokenCount"u8): Take(ref _output, value); break;
            case 18 when name.SequenceEqual("cache_write_tokens"u8): Take(ref _cacheWrite, value); break;
            case 13 when name.SequenceEqual("cached_tokens"u8): Take(ref _cached, value); break;
            case 20 when name.SequenceEqual("cacheReadInputTokens"u8): Take(ref _cached, value); break;
            case 23 when name.SequenceEqual("prompt_cache_hit_tokens"u8): Take(ref _cached, value); break;
            case 23 when name.SequenceEqual("cache_read_input_tokens"u8): Take(ref _cached, value); break;
            case 23 when name.SequenceEqual("cachedContentTokenCount"u8): Take(ref _cached, value); break;
            case 27 when name.SequenceEqual("cache_creation_input_tokens"u8): Take(ref _cacheWrite, value); break;
            case 21 when name.SequenceEqual("cacheWriteInputTokens"u8): Take(ref _cacheWrite, value); break;
            case 25 when name.SequenceEqual("ephemeral_5m_input_tokens"u8): Take(ref _cacheWrite5m, value); break;
            case 25 when name.SequenceEqual("ephemeral_1h_input_tokens"u8): Take(ref _cacheWrite1h, value); break;
            case 16 when name.SequenceEqual("reasoning_tokens"u8): Take(ref _reasoning, value); break;
            case 18 when name.SequenceEqual("thoughtsTokenCount"u8): Take(ref _reasoning, value); break;
            case 23 when name.SequenceEqual("toolUsePromptTokenCount"u8): Take(ref _toolPrompt, value); break;
        }
    }

    /// <summary>The counts in disjoint tiers, by the conventions of <paramref name="dialect"/>.</summary>
    public readonly TokenUsage ToUsage(Dialect dialect)
    {
        var write1h = Math.Min(_cacheWrite1h, Math.Max(_cacheWrite, _cacheWrite5m + _cacheWrite1h));
        var write5m = Math.Max(_cacheWrite - write1h, _cacheWrite5m);
        // Anthropic and Bedrock report cached tokens beside the input; everyone else counts them within it.
        var beside = dialect is Dialect.Anthropic or Dialect.Converse;
        // Gemini reports thoughts beside the candidates, the others within the output.
        var gemini = dialect is Dialect.Gemini or Dialect.GeminiEmbeddings;
        return new TokenUsage
        {
            Input = (beside ? _input : Math.Max(0, _input - _cached - write5m - write1h)) + _toolPrompt,
            CacheRead = beside ? _cached : Math.Min(_cached, _input),
            CacheWrite5m = write5m,
            CacheWrite1h = write1h,
            Output = gemini ? _output + _reasoning : _output,
            Reasoning = _reasoning,
        };
    }

    private void Take(ref long field, long value)
    {
        field = value;
        _seen = true;
    }
}
