namespace Anyray.Gateway.Dialects.Chat;

/// <summary>What request writers do about parameters their dialect lacks.</summary>
internal static class Limits
{
    /// <summary>Lists a parameter that was set and is left out.</summary>
    public static void Drop(this ChatRequest request, bool set, string name)
    {
        if (set && !request.Dropped.Contains(name))
            request.Dropped.Add(name);
    }

    /// <summary>Refuses more than one answer.</summary>
    public static void OneAnswer(this ChatRequest request, TranslationContext context)
    {
        if (request.Candidates > 1)
            throw new TranslationRefusedException($"The provider '{context.Provider}' gives one answer a request: ask for n = 1, or send several requests.", "n");
    }

    /// <summary>Refuses a kind of content.</summary>
    public static TranslationRefusedException Unsupported(string what, TranslationContext context) =>
        new($"{what} cannot be sent to the model '{context.Model}' of the provider '{context.Provider}'.", "messages");

    /// <summary>The tools the model may use, for a dialect that cannot name a subset.</summary>
    public static IEnumerable<ChatTool> AllowedTools(this ChatRequest request) =>
        request.ToolChoice is { Mode: ToolChoiceMode.Auto or ToolChoiceMode.Any, Names: { Count: > 0 } names }
            ? request.Tools.Where(tool => names.Contains(tool.Name))
            : request.Tools;

    /// <summary>True when a cache breakpoint stands anywhere.</summary>
    public static bool HasCacheBreakpoints(this ChatRequest request) =>
        request.Tools.Exists(tool => tool.CacheTtl is not null)
        || request.Messages.Exists(message => message.Parts.Exists(part => part.CacheTtl is not null));
}
