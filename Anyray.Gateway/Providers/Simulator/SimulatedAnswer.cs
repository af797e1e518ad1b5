using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>What the simulator says to a request: a sentence about its size, and token counts that grow with it.</summary>
internal sealed record SimulatedAnswer(string Id, string Model, string Text, int InputTokens, int OutputTokens, long Created, int Inputs)
{
    private const int BytesPerToken = 4;

    /// <summary>The words of <see cref="Text"/>, each with the space before it, as a stream sends them.</summary>
    public IEnumerable<string> Pieces()
    {
        var words = Text.Split(' ');
        for (var i = 0; i < words.Length; i++) yield return i == 0 ? words[i] : " " + words[i];
    }

    public static SimulatedAnswer To(byte[] body, DateTimeOffset now)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 512 });
        var root = json.RootElement;
        var model = root.TryGetProperty("model", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "simulator";
        var messages = Count(root, "messages") + Count(root, "input") + Count(root, "contents");
        var tools = Count(root, "tools");
        var inputTokens = Math.Max(1, body.Length / BytesPerToken);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"Anyray's simulator received {Math.Max(1, messages)} message(s), {tools} tool(s) and about {inputTokens} tokens. Set a provider's key to talk to a real model.");
        var hash = XxHash64.HashToUInt64(body);
        var inputs = root.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Array ? Math.Max(1, input.GetArrayLength()) : 1;
        return new SimulatedAnswer(hash.ToString("x16", CultureInfo.InvariantCulture), model, text, inputTokens, text.Length / BytesPerToken, now.ToUnixTimeSeconds(), inputs);
    }

    private static int Count(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : value.ValueKind == JsonValueKind.String ? 1 : 0 : 0;
}
