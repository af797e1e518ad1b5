using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.SpendStore.Admin;

namespace Anyray.SpendStore.Console.Optimizer;

/// <summary>What the optimizer would make of a request. Nothing of it is kept.</summary>
public sealed record DryRun(int BytesBefore, int BytesAfter, JsonObject Answer, List<LineDiff.Line> Diff)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<DryRun> RunAsync(OptimizerLink link, string endpoint, string text, CancellationToken stop)
    {
        JsonNode request;
        try
        {
            request = JsonNode.Parse(text) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"The request is no JSON: {e.Message}", "request");
        }
        var answer = await link.DryRunAsync(new JsonObject { ["endpoint"] = endpoint, ["request"] = request.DeepClone(), ["metadata"] = new JsonObject() }, stop);
        var after = answer["request"] ?? request;
        return new DryRun(Size(request), Size(after), answer, LineDiff.Of(Lines(request), Lines(after)));
    }

    private static int Size(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString(new JsonSerializerOptions(Pretty) { WriteIndented = false }));

    // Line breaks inside texts are shown as such, so that a changed line of a prompt is one line of the diff.
    private static string Lines(JsonNode node) => node.ToJsonString(Pretty).Replace("\\n", "\n    ");
}
