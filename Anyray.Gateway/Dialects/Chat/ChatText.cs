using System.Text;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Readings of parts that several dialects share.</summary>
internal static class ChatText
{
    /// <summary>The text parts, one after the other.</summary>
    public static string Join(IEnumerable<Part> parts, string separator = "")
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is not TextPart { Text: var more })
                continue;
            if (text.Length > 0)
                text.Append(separator);
            text.Append(more);
        }

        return text.ToString();
    }

    /// <summary>A system message that stands amid the conversation, for a dialect that has them only at the top: moving it up would change its meaning and the cached prefix.</summary>
    public static TextPart InlineSystem(IEnumerable<Part> parts) => new($"<system>\n{Join(parts, "\n\n")}\n</system>");
}
