namespace Anyray.Gateway.Dialects.Chat;

/// <summary>A conversation for dialects in which the system prompt stands apart and turns must alternate.</summary>
internal static class ChatTurns
{
    /// <summary>What is said before the conversation begins.</summary>
    public static IEnumerable<Part> Head(ChatRequest request) =>
        request.Messages.TakeWhile(message => message.Role == ChatRole.System).SelectMany(message => message.Parts);

    /// <summary>The conversation. What one role says in a row is one turn, and all results of one turn's calls stand in it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Role and parts of a message; without parts it is left out.</param>
    public static List<(string Role, List<Part> Parts)> Of(ChatRequest request, Func<ChatMessage, (string Role, IEnumerable<Part> Parts)> read)
    {
        var turns = new List<(string Role, List<Part> Parts)>();
        foreach (var message in request.Messages.SkipWhile(message => message.Role == ChatRole.System))
        {
            var (role, parts) = read(message);
            List<Part> said = [.. parts];
            if (said.Count == 0)
                continue;
            if (turns is [.., var last] && last.Role == role)
                last.Parts.AddRange(said);
            else
                turns.Add((role, said));
        }

        return turns;
    }
}
