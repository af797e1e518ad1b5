using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Metering;

/// <summary>
/// Reads what the ledger needs from a provider's answer: usage, model served, whether it ended. One walk serves every
/// dialect, because their member names do not collide at the depths looked at.
/// </summary>
/// <param name="dialect">What the provider speaks.</param>
/// <param name="choices">How many choices were asked for; the answer is finished when each of them is.</param>
internal sealed class AnswerReader(Dialect dialect, int choices = 1)
{
    private UsageFields _usage;
    private int _choices = choices;
    private int _finished;
    private UInt128 _finishedChoices;
    private long _predicted;

    public TokenUsage? Usage
    {
        get
        {
            if (!_usage.Seen) return null;
            var usage = _usage.ToUsage(dialect);
            if (_usage.Apart is { } rounds)
                foreach (var round in rounds)
                    if (!IsOther(round)) usage += round.Usage;
            return usage;
        }
    }

    /// <summary>What models other than the one served used for the same answer; null when there is none.</summary>
    public List<ModelUsage>? Others => _usage.Apart?.FindAll(IsOther) is { Count: > 0 } others ? others : null;

    public string? ModelServed { get; private set; }

    /// <summary>A reason to stop was given, for every choice: what came is all there is.</summary>
    public bool Finished { get; private set; }

    /// <summary>The end marker of the dialect came.</summary>
    public bool Ended { get; private set; }

    /// <summary>An error event came after the 200.</summary>
    public bool Failed { get; private set; }

    /// <summary>Bytes of generated text and arguments so far, to estimate output that was never reported.</summary>
    public long OutputBytes { get; private set; }

    /// <summary>True when the event just read has usage and no choice: the chunk that <c>include_usage</c> adds.</summary>
    public bool UsageOnly { get; private set; }

    /// <summary>The answer broke for a reason that is not in it.</summary>
    public void Fail() => Failed = true;

    /// <summary>Reads one event. False when its data is not JSON.</summary>
    public bool Event(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        UsageOnly = false;
        if (data.SequenceEqual("[DONE]"u8))
        {
            Ended = true;
            return true;
        }
        if (name.SequenceEqual("error"u8) || name.SequenceEqual("response.failed"u8)) Failed = true;
        if (name.SequenceEqual("message_stop"u8)) Ended = true;
        try
        {
            Walk(data);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Takes the count that Bedrock sends as a header of models whose answers have none.</summary>
    public void Header(HttpResponseMessage response)
    {
        if (!_usage.Seen && response.Headers.NonValidated.TryGetValues("X-Amzn-Bedrock-Input-Token-Count", out var values) && long.TryParse(values.ToString(), out var tokens))
            _usage.Set(UsageScope.Whole, "input_tokens"u8, tokens);
    }

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Body(ReadOnlySpan<byte> body) => Walk(body);

    private void Walk(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512 });
        var hasUsage = false;
        var choices = -1;
        var (choice, listed, stopped) = (0, false, false);
        while (reader.Read())
        {
            var depth = reader.CurrentDepth;
            if (listed && depth == 2 && reader.TokenType == JsonTokenType.EndObject)
            {
                EndChoice(choice, stopped);
                (choice, stopped) = (0, false);
            }
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (depth == 1) listed = reader.Is("choices"u8) || reader.Is("candidates"u8);
            if (depth <= 2 && (reader.Is("usage"u8) || reader.Is("usageMetadata"u8)))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject) continue;
                UsageReader.Read(ref reader, ref _usage);
                hasUsage = true;
            }
            else if (depth <= 2 && (reader.Is("service_tier"u8) || reader.Is("serviceTier"u8)))
            {
                reader.Read();
                // Bedrock has it in an object.
                if (reader.TokenType == JsonTokenType.StartObject) reader.Read();
                if (reader.TokenType == JsonTokenType.PropertyName) reader.Read();
                if (reader.TokenType == JsonTokenType.String) _usage.SetTier(ref reader);
            }
            else if (depth <= 2 && ModelServed is null && (reader.Is("model"u8) || reader.Is("modelVersion"u8)))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String) ModelServed = reader.Text();
            }
            else if (depth == 1 && reader.Is("type"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String) ReadType(ref reader);
            }
            else if (depth == 1 && reader.Is("error"u8))
            {
                reader.Read();
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String) Failed = true;
            }
            else if (depth == 1 && reader.Is("choices"u8))
            {
                reader.Read();
                choices = reader.TokenType == JsonTokenType.StartArray ? IsEmptyArray(reader) : -1;
            }
            else if (depth <= 3 && IsFinish(ref reader))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String) stopped = true;
                if (!listed) Finished |= stopped;
            }
            else if (listed && depth == 3 && reader.Is("index"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var index)) choice = Math.Clamp(index, 0, RequestScan.MostChoices - 1);
            }
            else if (dialect == Dialect.VertexEmbeddings && reader.Is("token_count"u8))
            {
                // One per text, and nowhere a total.
                reader.Read();
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var tokens)) _usage.Set(UsageScope.Whole, "input_tokens"u8, _predicted += tokens);
            }
            else if (dialect == Dialect.None && depth == 1 && reader.Is("duration"u8))
            {
                // Transcripts of providers that report no usage.
                reader.Read();
                if (!_usage.Seen && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds)) _usage.SetSeconds(seconds);
            }
            else if (IsOutput(ref reader))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String) OutputBytes += reader.ValueSpan.Length;
            }
        }
        UsageOnly = hasUsage && choices == 0;
        if (hasUsage && dialect == Dialect.OpenAIResponses && SearchCalls.Count(json) is > 0 and var searches) _usage.SetSearches(searches);
    }

    private void EndChoice(int choice, bool stopped)
    {
        _choices = Math.Max(_choices, choice + 1);
        var bit = UInt128.One << choice;
        if (stopped && (_finishedChoices & bit) == 0)
        {
            _finishedChoices |= bit;
            _finished++;
        }
        Finished = _finished >= _choices;
    }

    private void ReadType(ref Utf8JsonReader reader)
    {
        if (reader.Is("message_stop"u8)) Ended = true;
        else if (reader.Is("error"u8) || reader.Is("response.failed"u8)) Failed = true;
        else if (reader.Is("response.completed"u8) || reader.Is("response.incomplete"u8)) Ended = Finished = true;
    }

    private static int IsEmptyArray(Utf8JsonReader copy) => copy.Read() && copy.TokenType == JsonTokenType.EndArray ? 0 : 1;

    private static bool IsFinish(ref Utf8JsonReader reader) =>
        reader.Is("finish_reason"u8) || reader.Is("stop_reason"u8)
        || reader.Is("finishReason"u8) || reader.Is("stopReason"u8);

    private static bool IsOutput(ref Utf8JsonReader reader) =>
        reader.Is("content"u8) || reader.Is("text"u8) || reader.Is("arguments"u8)
        || reader.Is("delta"u8) || reader.Is("thinking"u8) || reader.Is("partial_json"u8)
        || reader.Is("reasoning_content"u8);

    private bool IsOther(ModelUsage round) => round.Model.Length > 0 && round.Model != ModelServed;
}
