namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Tools known only from the calls in a conversation.</summary>
internal static class ToolHistory
{
    /// <summary>A bare declaration of every tool that was called; some dialects refuse calls of undeclared tools.</summary>
    public static List<ChatTool> Declare(ChatRequest request) =>
        [.. request.Messages.SelectMany(message => message.Parts).OfType<ToolCallPart>().Select(call => call.Name).Distinct().Select(name => new ChatTool(name, null, null))];

    /// <summary>Tool names by call id, for dialects whose results name the tool.</summary>
    public static Dictionary<string, string> Names(ChatRequest request)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in request.Messages)
            foreach (var part in message.Parts)
                if (part is ToolCallPart call)
                    names[call.Id] = call.Name;
        return names;
    }
}
