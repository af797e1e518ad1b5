using System.Text;
using System.Text.Json;

namespace Anyray.Bench.Loop;

/// <summary>Reads a request into the blocks a provider caches, in the provider's order: tools, system, messages.</summary>
internal static class Prompt
{
    public static List<PromptBlock> Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var blocks = new List<PromptBlock>();
        AddEach(blocks, root, "tools", "");
        AddEach(blocks, root, "system", "system");
        AddEach(blocks, root, "instructions", "system");
        foreach (var name in (ReadOnlySpan<string>)["messages", "input"])
            if (root.TryGetProperty(name, out var messages) && messages.ValueKind == JsonValueKind.Array)
                foreach (var message in messages.EnumerateArray()) AddMessage(blocks, message);
        return blocks;
    }

    private static void AddMessage(List<PromptBlock> blocks, JsonElement message)
    {
        var role = message.TryGetProperty("role", out var r) ? r.GetString()! : message.GetProperty("type").GetString()!;
        if (message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array) AddEach(blocks, message, "content", role);
        var rest = new StringBuilder(role);
        foreach (var member in message.EnumerateObject())
            if (member.Name != "role" && !(member.Name == "content" && content.ValueKind == JsonValueKind.Array)) Append(rest, member.Name, member.Value);
        if (rest.Length > role.Length) blocks.Add(new PromptBlock(rest.ToString(), message.TryGetProperty("cache_control", out _)));
    }

    private static void AddEach(List<PromptBlock> blocks, JsonElement holder, string name, string role)
    {
        if (!holder.TryGetProperty(name, out var value)) return;
        if (value.ValueKind != JsonValueKind.Array)
        {
            blocks.Add(new PromptBlock($"{role}\n{value.GetString()}", false));
            return;
        }

        foreach (var item in value.EnumerateArray())
        {
            var text = new StringBuilder(role);
            Append(text, "", item);
            blocks.Add(new PromptBlock(text.ToString(), item.ValueKind == JsonValueKind.Object && item.TryGetProperty("cache_control", out _)));
        }
    }

    private static void Append(StringBuilder text, string name, JsonElement value)
    {
        if (name == "cache_control") return;
        text.Append('\n').Append(name).Append(' ');
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Append(text, member.Name, member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Append(text, "", item);
                break;
            case JsonValueKind.String:
                text.Append(value.GetString());
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
