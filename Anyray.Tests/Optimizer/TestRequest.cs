using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer;

/// <summary>
/// Builds the same conversation in each dialect: <c>new TestRequest(dialect).Tool("read").User("…").Call(turn).Build()</c>.
/// Content is written as plain strings or as blocks.
/// </summary>
public sealed class TestRequest(TestDialect dialect = TestDialect.OpenAiChat, bool blocks = false)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray _messages = [];
    private readonly JsonArray _tools = [];
    private readonly JsonObject _extra = [];
    private string? _system;
    private int _calls;

    public TestDialect Dialect { get; } = dialect;

    public string Endpoint => Dialect switch
    {
        TestDialect.OpenAiChat => "/v1/chat/completions",
        TestDialect.Anthropic => "/v1/messages",
        _ => "/v1/responses",
    };

    /// <summary>Model of the built request; by default one of a provider that caches by itself.</summary>
    public string Model { get; set; } = dialect == TestDialect.Anthropic ? "claude-sonnet-4-5" : "gpt-4o-mini";

    public TestRequest System(string text)
    {
        _system = text;
        return this;
    }

    public TestRequest User(string text)
    {
        _messages.Add(Message("user", text));
        return this;
    }

    public TestRequest Assistant(string text)
    {
        _messages.Add(Message("assistant", text));
        return this;
    }

    /// <summary>Any top-level property, e.g. <c>max_tokens</c>.</summary>
    public TestRequest With(string property, JsonNode value)
    {
        _extra[property] = value;
        return this;
    }

    /// <summary>Declares a tool.</summary>
    public TestRequest Tool(string name, string description = "Does it.", JsonNode? schema = null)
    {
        schema ??= JsonNode.Parse("""{"type":"object","properties":{"path":{"type":"string"}}}""");
        _tools.Add(Dialect switch
        {
            TestDialect.OpenAiChat => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name, ["description"] = description, ["parameters"] = schema } },
            TestDialect.Anthropic => new JsonObject { ["name"] = name, ["description"] = description, ["input_schema"] = schema },
            _ => new JsonObject { ["type"] = "function", ["name"] = name, ["description"] = description, ["parameters"] = schema },
        });
        return this;
    }

    /// <summary>An assistant turn that calls a tool, and the tool's output.</summary>
    public TestRequest Call(string output, string tool = "read", string arguments = """{"path":"a.txt"}""", bool isError = false) =>
        Call(new ToolTurn(tool, arguments, output, isError));

    public TestRequest Call(ToolTurn turn)
    {
        var id = $"call_{++_calls}";
        switch (Dialect)
        {
            case TestDialect.OpenAiChat:
                _messages.Add(new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = turn.AssistantText,
                    ["tool_calls"] = new JsonArray(new JsonObject { ["id"] = id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = turn.Tool, ["arguments"] = turn.ArgumentsJson } }),
                });
                _messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = id, ["content"] = Content("text", turn.Output) });
                break;
            case TestDialect.Anthropic:
                var content = new JsonArray();
                if (turn.AssistantText is not null) content.Add(new JsonObject { ["type"] = "text", ["text"] = turn.AssistantText });
                content.Add(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = turn.Tool, ["input"] = JsonNode.Parse(turn.ArgumentsJson) });
                _messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = content });
                var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = id, ["content"] = Content("text", turn.Output) };
                if (turn.IsError) result["is_error"] = true;
                _messages.Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(result) });
                break;
            default:
                if (turn.AssistantText is not null) Assistant(turn.AssistantText);
                _messages.Add(new JsonObject { ["type"] = "function_call", ["call_id"] = id, ["name"] = turn.Tool, ["arguments"] = turn.ArgumentsJson });
                _messages.Add(new JsonObject { ["type"] = "function_call_output", ["call_id"] = id, ["output"] = turn.Output });
                break;
        }
        return this;
    }

    public string Build()
    {
        var body = new JsonObject { ["model"] = Model };
        if (_system is not null && Dialect == TestDialect.Anthropic) body["system"] = _system;
        if (_system is not null && Dialect == TestDialect.OpenAiResponses) body["instructions"] = _system;
        if (_tools.Count > 0) body["tools"] = _tools.DeepClone();
        var messages = (JsonArray)_messages.DeepClone();
        if (_system is not null && Dialect == TestDialect.OpenAiChat) messages.Insert(0, new JsonObject { ["role"] = "system", ["content"] = _system });
        body[Dialect == TestDialect.OpenAiResponses ? "input" : "messages"] = messages;
        if (Dialect == TestDialect.Anthropic && !_extra.ContainsKey("max_tokens")) body["max_tokens"] = 1024;
        foreach (var (name, value) in _extra) body[name] = value?.DeepClone();
        return body.ToJsonString(Relaxed);
    }

    public byte[] BuildBytes() => Encoding.UTF8.GetBytes(Build());

    private JsonObject Message(string role, string text)
    {
        var kind = Dialect != TestDialect.OpenAiResponses ? "text" : role == "assistant" ? "output_text" : "input_text";
        return new JsonObject { ["role"] = role, ["content"] = Content(kind, text) };
    }

    private JsonNode Content(string kind, string text) =>
        blocks ? new JsonArray(new JsonObject { ["type"] = kind, ["text"] = text }) : text;
}
