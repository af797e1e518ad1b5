using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Answers of <c>:generateContent</c> and <c>:streamGenerateContent</c>.</summary>
internal static class SimulatedGemini
{
    public static byte[] Write(SimulatedAnswer answer, bool stream)
    {
        if (!stream) return SimulatedFrames.Json(Response(answer, answer.Text, done: true));
        var frames = new SimulatedFrames();
        foreach (var piece in answer.Pieces()) frames.Add(Response(answer, piece, done: false));
        return frames.Add(Response(answer, "", done: true)).ToArray();
    }

    private static JsonObject Response(SimulatedAnswer answer, string text, bool done)
    {
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject { ["role"] = "model", ["parts"] = new JsonArray(new JsonObject { ["text"] = text }) },
            ["index"] = 0,
        };
        if (done) candidate["finishReason"] = "STOP";
        var body = new JsonObject { ["candidates"] = new JsonArray(candidate), ["modelVersion"] = answer.Model, ["responseId"] = answer.Id };
        if (done)
            body["usageMetadata"] = new JsonObject
            {
                ["promptTokenCount"] = answer.InputTokens,
                ["candidatesTokenCount"] = answer.OutputTokens,
                ["totalTokenCount"] = answer.InputTokens + answer.OutputTokens,
            };
        return body;
    }
}
