using System.Text;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>OpenAI chat: chunks to an answer and an answer to chunks.</summary>
internal static class ChatStream
{
    public static JsonObject Assemble(List<JsonObject> chunks)
    {
        var answer = new JsonObject();
        foreach (var (name, value) in chunks[0])
            if (name is not ("choices" or "usage")) answer[name] = value?.DeepClone();
        var legacy = CompleteAnswer.Text(answer["object"]) == "text_completion";
        if (!legacy) answer["object"] = "chat.completion";
        var choices = new SortedDictionary<int, JsonObject>();
        foreach (var chunk in chunks)
        {
            if (chunk["usage"] is JsonObject usage) answer["usage"] = usage.DeepClone();
            foreach (var item in chunk["choices"] as JsonArray ?? [])
            {
                if (item is not JsonObject delta) continue;
                var index = delta["index"]?.GetValue<int>() ?? 0;
                if (!choices.TryGetValue(index, out var choice)) choices[index] = choice = new JsonObject { ["index"] = index };
                if (delta["finish_reason"] is { } reason) choice["finish_reason"] = reason.DeepClone();
                if (legacy) choice["text"] = CompleteAnswer.Text(choice["text"]) + CompleteAnswer.Text(delta["text"]);
                else if (delta["delta"] is JsonObject part) Merge(choice["message"] as JsonObject ?? Add(choice), part);
            }
        }
        answer["choices"] = new JsonArray([.. choices.Values]);
        return answer;
    }

    public static string Render(JsonObject answer)
    {
        var stream = new StringBuilder();
        var frame = new JsonObject();
        foreach (var (name, value) in answer)
            if (name is not ("choices" or "usage")) frame[name] = value?.DeepClone();
        if (CompleteAnswer.Text(answer["object"]) == "chat.completion") frame["object"] = "chat.completion.chunk";
        foreach (var item in answer["choices"] as JsonArray ?? [])
        {
            if (item is not JsonObject choice) continue;
            var index = choice["index"]?.DeepClone() ?? 0;
            var first = new JsonObject { ["index"] = index.DeepClone(), ["finish_reason"] = null };
            if (choice["message"] is JsonObject message) first["delta"] = Delta(message);
            else first["text"] = choice["text"]?.DeepClone();
            Write(stream, frame, first, null);
            var last = new JsonObject { ["index"] = index, ["finish_reason"] = choice["finish_reason"]?.DeepClone() };
            if (choice["message"] is JsonObject) last["delta"] = new JsonObject();
            else last["text"] = "";
            Write(stream, frame, last, null);
        }
        if (answer["usage"] is { } usage) Write(stream, frame, null, usage);
        return stream.Append("data: [DONE]\n\n").ToString();
    }

    private static JsonObject Add(JsonObject choice)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = null };
        choice["message"] = message;
        return message;
    }

    private static void Merge(JsonObject into, JsonObject part)
    {
        foreach (var (name, value) in part)
        {
            if (value is null || name is "role" or "index") continue;
            if (name == "tool_calls" && value is JsonArray calls) MergeCalls(into, calls);
            else if (name is not ("id" or "type" or "name") && CompleteAnswer.Text(value) is { } text) into[name] = CompleteAnswer.Text(into[name]) + text;
            else if (value is JsonObject inner && into[name] is JsonObject present) Merge(present, inner);
            else into[name] = value.DeepClone();
        }
    }

    private static void MergeCalls(JsonObject into, JsonArray calls)
    {
        if (into["tool_calls"] is not JsonArray list) into["tool_calls"] = list = [];
        foreach (var item in calls)
        {
            if (item is not JsonObject call) continue;
            var index = call["index"]?.GetValue<int>() ?? list.Count;
            while (list.Count <= Math.Min(index, 255)) list.Add(new JsonObject());
            if (index < list.Count) Merge((JsonObject)list[index]!, call);
        }
    }

    private static JsonObject Delta(JsonObject message)
    {
        var delta = (JsonObject)message.DeepClone();
        if (delta["tool_calls"] is JsonArray calls)
            for (var i = 0; i < calls.Count; i++)
                if (calls[i] is JsonObject call) call["index"] = i;
        return delta;
    }

    private static void Write(StringBuilder stream, JsonObject frame, JsonObject? choice, JsonNode? usage)
    {
        var chunk = (JsonObject)frame.DeepClone();
        chunk["choices"] = choice is null ? new JsonArray() : new JsonArray(choice);
        if (usage is not null) chunk["usage"] = usage.DeepClone();
        stream.Append("data: ").Append(chunk.ToJsonString()).Append("\n\n");
    }
}
