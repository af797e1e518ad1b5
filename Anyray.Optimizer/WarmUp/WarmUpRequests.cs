using System.Text;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.WarmUp;

/// <summary>Made-up agent sessions in each dialect whose tool outputs have every shape that strategies look for.</summary>
internal static class WarmUpRequests
{
    private const string Question = "Which worker was slow, and why did the payment for order 4711 not go through?";

    public static readonly (string Endpoint, byte[] Body)[] All = [("/v1/chat/completions", Chat()), ("/v1/messages", Messages()), ("/v1/responses", Responses())];

    private static string[] Outputs() =>
    [
        Lines(200, i => $"2025-01-01T10:{i / 60:00}:{i % 60:00}Z {(i == 90 ? "ERROR" : "INFO")} worker-{i % 5} handled job {i} in {i * 37 % 101} ms"),
        "[" + string.Join(',', Enumerable.Range(0, 120).Select(i => $$"""{"id":{{i}},"name":"item {{i}}","status":"{{(i == 70 ? "failed" : "ok")}}","total":{{i * 7 % 53}}}""")) + "]",
        Lines(12, i => $"diff --git a/f{i}.c b/f{i}.c\n--- a/f{i}.c\n+++ b/f{i}.c\n@@ -1,5 +1,5 @@\n one\n two\n-old {i}\n+new {i}\n three\n four"),
        "import os\n\nclass Shop:\n" + Lines(25, i => $"    def step{i}(self, order):\n        total = order.price * {i}\n        if total > 10:\n            return self.step{(i + 1) % 25}(order)\n        return total\n"),
        "using System;\n\npublic class Shop\n{\n" + Lines(25, i => $"    public int Step{i}(int x)\n    {{\n        var y = x * {i};\n        return Step{(i + 1) % 25}(y);\n    }}\n") + "\n}",
        Lines(80, i => $"tests/test_{i}.py::test_case_{i} {(i == 40 ? "FAILED" : "PASSED")}") + "\n=== FAILURES ===\n___ test_case_40 ___\n    assert 1 == 2\nE   AssertionError\n=== 1 failed, 79 passed in 1.2s ===",
        Lines(80, i => $"src/area{i / 9}/file{i / 4}.ts:{i + 3}:  const value{i} = compute({i});"),
        Lines(30, i => $"## Chapter {i}\n\nThe customer may send goods back within {i} days. Whoever pays late owes a fee, which the clerk writes down in the book of page {i}.\n"),
    ];

    private static byte[] Chat()
    {
        var messages = new JsonArray(Message("system", "You  help."), Message("user", Question));
        var calls = 0;
        foreach (var output in Outputs())
        {
            var call = new JsonObject { ["id"] = $"c{calls}", ["type"] = "function", ["function"] = new JsonObject { ["name"] = "read", ["arguments"] = "{}" } };
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(call) });
            messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = $"c{calls++}", ["content"] = output });
        }
        var tool = new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = "read", ["description"] = "Reads  it.", ["parameters"] = Schema() } };
        return Bytes(new JsonObject { ["model"] = "gpt-4o-mini", ["tools"] = new JsonArray(tool), ["messages"] = messages });
    }

    private static byte[] Messages()
    {
        var messages = new JsonArray(Message("user", Question));
        var calls = 0;
        foreach (var output in Outputs())
        {
            messages.Add(new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = new JsonArray(
                    new JsonObject { ["type"] = "thinking", ["thinking"] = "I read file a.c next.", ["signature"] = "s" },
                    new JsonObject { ["type"] = "tool_use", ["id"] = $"c{calls}", ["name"] = "read", ["input"] = new JsonObject() }),
            });
            messages.Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = $"c{calls++}", ["content"] = output }) });
        }
        var tool = new JsonObject { ["name"] = "read", ["description"] = "Reads  it.", ["input_schema"] = Schema() };
        return Bytes(new JsonObject { ["model"] = "claude-sonnet-4-5", ["max_tokens"] = 100, ["system"] = "You  help.", ["tools"] = new JsonArray(tool), ["messages"] = messages });
    }

    private static byte[] Responses()
    {
        var input = new JsonArray(Message("user", Question));
        var calls = 0;
        foreach (var output in Outputs())
        {
            input.Add(new JsonObject { ["type"] = "function_call", ["call_id"] = $"c{calls}", ["name"] = "read", ["arguments"] = "{}" });
            input.Add(new JsonObject { ["type"] = "function_call_output", ["call_id"] = $"c{calls++}", ["output"] = output });
        }
        var tool = new JsonObject { ["type"] = "function", ["name"] = "read", ["description"] = "Reads  it.", ["parameters"] = Schema() };
        return Bytes(new JsonObject { ["model"] = "gpt-4o-mini", ["instructions"] = "You  help.", ["tools"] = new JsonArray(tool), ["input"] = input });
    }

    private static JsonObject Message(string role, string text) => new() { ["role"] = role, ["content"] = text };

    private static JsonObject Schema() => new() { ["type"] = "object", ["properties"] = new JsonObject() };

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
