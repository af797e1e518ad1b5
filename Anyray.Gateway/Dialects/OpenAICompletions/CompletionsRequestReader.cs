using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAICompletions;

/// <summary>Reads a completions request.</summary>
internal static class CompletionsRequestReader
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "model", "prompt", "stream", "stream_options", "max_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty",
        "seed", "stop", "n", "user", "best_of");

    private static readonly FrozenSet<string> Refused = FrozenSet.Create("suffix", "echo", "logprobs", "logit_bias");

    public static ChatRequest Read(JsonElement root, TranslationContext context)
    {
        var request = new ChatRequest
        {
            Messages = [new(ChatRole.User, [new TextPart(ReadPrompt(root))])],
            Stream = root.Flag("stream") ?? false,
            IncludeUsage = root.Get("stream_options")?.Flag("include_usage") ?? false,

            // The endpoint's own default; callers that set nothing expect something short.
            MaxTokens = root.Int("max_tokens") ?? 16,
            Temperature = root.Number("temperature"),
            TopP = root.Number("top_p"),
            FrequencyPenalty = root.Number("frequency_penalty"),
            PresencePenalty = root.Number("presence_penalty"),
            Seed = root.Integer("seed"),
            Stop = root.Texts("stop"),
            Candidates = root.Int("n") ?? 1,
            User = root.Text("user"),
        };
        if (root.Int("best_of") is { } best && best != request.Candidates)
            throw new TranslationRefusedException($"The provider '{context.Provider}' cannot pick the best of several answers. Leave out 'best_of'.", "best_of");
        UnknownMembers.Sort(root, Known, Refused, request.Dropped, context.Provider);
        return request;
    }

    private static string ReadPrompt(JsonElement root)
    {
        var prompt = root.Get("prompt") ?? throw new TranslationRefusedException("'prompt' is missing: send a text.", "prompt");
        if (prompt.IsText())
            return prompt.AsText("prompt");
        if (prompt.ValueKind == JsonValueKind.Array && prompt.GetArrayLength() == 1 && prompt[0].IsText())
            return prompt[0].AsText("prompt");
        throw new TranslationRefusedException("This provider takes one prompt of text a request, neither several nor token numbers.", "prompt");
    }
}
