using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Metering;

/// <summary>Counts as a provider names them. A later report replaces an earlier one, field by field.</summary>
internal struct UsageFields
{
    private long _input, _output, _cached, _cacheWrite, _cacheWrite5m, _cacheWrite1h, _reasoning, _toolPrompt;
    private long _audioInput, _audioCached, _audioOutput, _audioMilliseconds, _searches;
    private ServiceTier _tier;
    private bool _seen;

    public readonly bool Seen => _seen;

    /// <summary>What kind of round an iteration was.</summary>
    public string? Kind { get; private set; }

    /// <summary>Model of an iteration.</summary>
    public string? Model { get; private set; }

    /// <summary>Rounds whose tokens the totals leave out; no model = that of the answer.</summary>
    public List<ModelUsage>? Apart { get; set; }

    /// <summary>Takes one number of a usage object, whatever its dialect; unknown ones are ignored.</summary>
    public void Set(UsageScope scope, ReadOnlySpan<byte> name, long value)
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
            case 15 when name.SequenceEqual("thinking_tokens"u8): Take(ref _reasoning, value); break;
            case 18 when name.SequenceEqual("thoughtsTokenCount"u8): Take(ref _reasoning, value); break;
            case 23 when name.SequenceEqual("toolUsePromptTokenCount"u8): Take(ref _toolPrompt, value); break;
            case 19 when name.SequenceEqual("web_search_requests"u8): Take(ref _searches, value); break;
            case 18 when name.SequenceEqual("num_search_queries"u8): Take(ref _searches, value); break;
            case 7 when name.SequenceEqual("seconds"u8): SetSeconds(value); break;
            case 12 when name.SequenceEqual("audio_tokens"u8):
                if (scope == UsageScope.Input) Take(ref _audioInput, value);
                else if (scope == UsageScope.CachedInput) Take(ref _audioCached, value);
                else if (scope == UsageScope.Output) Take(ref _audioOutput, value);
                break;
        }
    }

    /// <summary>Takes one text of a usage object.</summary>
    public void Set(UsageScope scope, ReadOnlySpan<byte> name, ref Utf8JsonReader value)
    {
        if (name.SequenceEqual("service_tier"u8) || name.SequenceEqual("serviceTier"u8) || name.SequenceEqual("trafficType"u8)) SetTier(ref value);
        else if (name.SequenceEqual("speed"u8) && value.Is("fast"u8)) _tier = ServiceTier.Fast;
        else if (scope == UsageScope.Iteration && name.SequenceEqual("type"u8)) Kind = value.Text();
        else if (scope == UsageScope.Iteration && name.SequenceEqual("model"u8)) Model = value.Text();
    }

    /// <summary>Audio billed by its length.</summary>
    public void SetSeconds(double seconds)
    {
        if (seconds is > 0 and < 1e9) Take(ref _audioMilliseconds, (long)Math.Round(seconds * 1000));
    }

    public void SetSearches(long searches) => _searches = searches;

    /// <summary>Takes the tier that served the call, as the provider spells it.</summary>
    public void SetTier(ref Utf8JsonReader value)
    {
        if (value.Is("flex"u8) || value.Is("batch"u8) || value.Is("ON_DEMAND_FLEX"u8)) _tier = ServiceTier.Flex;
        else if (value.Is("priority"u8) || value.Is("ON_DEMAND_PRIORITY"u8)) _tier = ServiceTier.Priority;
        else if (_tier != ServiceTier.Fast) _tier = ServiceTier.Standard;
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
        var usage = new TokenUsage
        {
            Input = (beside ? _input : Math.Max(0, _input - _cached - write5m - write1h)) + _toolPrompt,
            CacheRead = beside ? _cached : Math.Min(_cached, _input),
            CacheWrite5m = write5m,
            CacheWrite1h = write1h,
            Output = gemini ? _output + _reasoning : _output,
            Reasoning = _reasoning,
        };
        return Plain ? usage : usage with { Details = Details(usage) };
    }

    private readonly bool Plain => (_audioInput | _audioCached | _audioOutput | _audioMilliseconds | _searches) == 0 && _tier == ServiceTier.Standard;

    private readonly UsageDetails Details(TokenUsage usage)
    {
        var cached = Math.Min(_audioCached, usage.CacheRead);
        return new()
        {
            AudioInput = Math.Clamp(_audioInput - cached, 0, usage.Input),
            AudioCacheRead = cached,
            AudioOutput = Math.Min(_audioOutput, usage.Output),
            AudioMilliseconds = _audioMilliseconds,
            Searches = _searches,
            Tier = _tier,
        };
    }

    private void Take(ref long field, long value)
    {
        field = value;
        _seen = true;
    }
}
