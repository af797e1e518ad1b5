using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Answers of <c>/v1/embeddings</c>: a unit vector drawn from the request's hash.</summary>
internal static class SimulatedEmbeddings
{
    private const int Dimensions = 8;

    public static byte[] Write(SimulatedAnswer answer)
    {
        var data = new JsonArray();
        for (var i = 0; i < answer.Inputs; i++)
            data.Add(new JsonObject { ["object"] = "embedding", ["index"] = i, ["embedding"] = Vector(answer.Id, i) });
        return SimulatedFrames.Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = data,
            ["model"] = answer.Model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = answer.InputTokens, ["total_tokens"] = answer.InputTokens },
        });
    }

    private static JsonArray Vector(string id, int index)
    {
        var random = new Random((int)((Convert.ToUInt64(id, 16) + (ulong)index) % int.MaxValue));
        var values = new double[Dimensions];
        for (var i = 0; i < Dimensions; i++) values[i] = random.NextDouble() - 0.5;
        var length = Math.Sqrt(values.Sum(v => v * v));
        return new JsonArray([.. values.Select(v => (JsonNode)Math.Round(v / length, 6))]);
    }
}
