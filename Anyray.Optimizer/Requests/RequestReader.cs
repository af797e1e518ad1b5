using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>
/// Reads a body into a <see cref="RequestView"/>. One reader for all dialects: it knows every block type and takes what it
/// finds, because clients mix them (OpenAI-shaped tools on an Anthropic-shaped body).
/// </summary>
internal sealed class RequestReader
{
    private readonly RequestView _view;
    private readonly Dictionary<string, string> _toolNames = [];

    private RequestReader(RequestView view) => _view = view;

    public static RequestView Read(JsonNode body, string endpoint)
    {
        if (!body.IsObject) throw new MalformedRequestException("invalid_request", "The request is not a JSON object.");
        var view = new RequestView(body, endpoint) { Ambiguous = HasDuplicates(body) };
        new RequestReader(view).Read();
        return view;
    }

    private static bool HasDuplicates(JsonNode body)
    {
        var names = new HashSet<string>();
        foreach (var child in body.Children)
            if (!names.Add(child.Name!)) return true;
        return false;
    }

    private void Read()
    {
        var body = _view.Body;
        _view.Model = body["model"u8].AsString() ?? "";
        _view.Stream = body["stream"u8].Kind == JsonKind.True;
        _view.Dialect = DialectOf(body, _view.Endpoint);
        if (_view.Dialect == Dialect.Other) return;
        ReadTools(body["tools"u8] is { IsArray: true } tools ? tools : body["functions"u8]);
        ReadSystem(body["system"u8]);
        ReadSystem(body["instructions"u8]);
        var messages = body["messages"u8] is { IsArray: true } m ? m : body["input"u8];
        if (messages.IsString) AddText(null, SegmentKind.UserText, MessageRole.User, messages, messages);
        _view.MessagesNode = messages.IsArray ? messages : default;
        foreach (var message in _view.MessagesNode.Children) ReadMessage(message);
        Age();
        ConversationHash.Fill(_view);
    }

    private static Dialect DialectOf(JsonNode body, string endpoint)
    {
        if (endpoint.EndsWith("/embeddings", StringComparison.Ordinal)) return Dialect.Other;
        if (body["messages"u8].IsArray)
            return endpoint.Contains("/messages", StringComparison.Ordinal) || body["system"u8].Exists ? Dialect.Anthropic : Dialect.OpenAiChat;
        return body["input"u8].Exists ? Dialect.OpenAiResponses : Dialect.Other;
    }

    private void ReadTools(JsonNode tools)
    {
        if (!tools.IsArray) return;
        _view.ToolsNode = tools;
        foreach (var node in tools.Children)
        {
            var definition = node["function"u8] is { IsObject: true } function ? function : node;
            var name = definition["name"u8].AsString() ?? node["type"u8].AsString();
            if (name is null) continue;
            _view.Tools.Add(new ToolView(node, definition, name));
            Add(null, SegmentKind.ToolSchema, MessageRole.System, node, node).ToolName = name;
        }
    }

    private void ReadSystem(JsonNode system)
    {
        if (system.IsString) AddText(null, SegmentKind.SystemText, MessageRole.System, system, system);
        foreach (var block in system.Children)
            if (block["text"u8] is { IsString: true } text) AddText(null, SegmentKind.SystemText, MessageRole.System, text, block);
    }

    private void ReadMessage(JsonNode node)
    {
        var message = new MessageView { Index = _view.Messages.Count, Node = node, Role = RoleOf(node), FirstSegment = _view.Segments.Count };
        _view.Messages.Add(message);
        if (node["type"u8] is { IsString: true } type && !type.Is("message"u8)) ReadBlock(message, node, node["call_id"u8].AsString());
        else
        {
            if (node["reasoning_content"u8] is { IsString: true } reasoning) AddText(message, SegmentKind.Thinking, message.Role, reasoning, reasoning);
            ReadContent(message, node["content"u8], node, message.Role, node["tool_call_id"u8].AsString(), false);
            foreach (var call in node["tool_calls"u8].Children)
                AddCall(message, call["function"u8], "arguments"u8, call, call["id"u8].AsString());
            if (node["function_call"u8] is { IsObject: true } legacy) AddCall(message, legacy, "arguments"u8, legacy, null);
        }
        message.SegmentCount = _view.Segments.Count - message.FirstSegment;
        if (message.Role == MessageRole.User && message.SegmentCount > 0 && OnlyToolResults(message)) message.Role = MessageRole.Tool;
    }

    private bool OnlyToolResults(MessageView message)
    {
        foreach (var segment in _view.SegmentsOf(message))
            if (segment.Role is not (MessageRole.Tool or MessageRole.Function)) return false;
        return true;
    }

    private static MessageRole RoleOf(JsonNode node)
    {
        var role = node["role"u8];
        if (role.Is("assistant"u8) || role.Is("model"u8)) return MessageRole.Assistant;
        if (role.Is("tool"u8)) return MessageRole.Tool;
        if (role.Is("function"u8)) return MessageRole.Function;
        if (role.Is("system"u8) || role.Is("developer"u8)) return MessageRole.System;
        if (role.Exists) return MessageRole.User;
        var type = node["type"u8].AsString();
        if (type is null) return MessageRole.User;
        return type.EndsWith("_output", StringComparison.Ordinal) ? MessageRole.Tool : MessageRole.Assistant;
    }

    private void ReadContent(MessageView message, JsonNode content, JsonNode block, MessageRole role, string? callId, bool isError)
    {
        if (content.IsString) AddText(message, TextKind(role), role, content, block, callId, isError);
        foreach (var child in content.Children)
        {
            if (!child.IsObject) continue;
            if (child["text"u8] is { IsString: true } text && !child["type"u8].Is("reasoning"u8))
                AddText(message, TextKind(role), role, text, child, callId, isError);
            else ReadBlock(message, child, callId, role, isError);
        }
    }

    private void ReadBlock(MessageView message, JsonNode block, string? callId, MessageRole? contentRole = null, bool isError = false)
    {
        var role = contentRole ?? message.Role;
        switch (block["type"u8].AsString())
        {
            case "tool_use":
                AddCall(message, block, "input"u8, block, block["id"u8].AsString());
                break;
            case "function_call":
                AddCall(message, block, "arguments"u8, block, callId);
                break;
            case "custom_tool_call":
                AddCall(message, block, "input"u8, block, callId);
                break;
            case "tool_result":
                ReadContent(message, block["content"u8], block, MessageRole.Tool, block["tool_use_id"u8].AsString(), block["is_error"u8].Kind == JsonKind.True);
                break;
            case { } output when output.EndsWith("_call_output", StringComparison.Ordinal):
                ReadContent(message, block["output"u8], block, MessageRole.Tool, callId, block["is_error"u8].Kind == JsonKind.True);
                break;
            case "thinking":
                AddText(message, SegmentKind.Thinking, role, block["thinking"u8] is { IsString: true } text ? text : block, block);
                break;
            case "redacted_thinking" or "reasoning":
                Add(message, SegmentKind.Thinking, role, block, block);
                break;
            case "image" or "image_url" or "input_image":
                Add(message, SegmentKind.Image, role, block, block, callId, isError);
                break;
            default:
                Add(message, SegmentKind.Other, role, block, block, callId, isError);
                break;
        }
    }

    private static SegmentKind TextKind(MessageRole role) => role switch
    {
        MessageRole.System => SegmentKind.SystemText,
        MessageRole.Assistant => SegmentKind.AssistantText,
        MessageRole.User => SegmentKind.UserText,
        _ => SegmentKind.ToolResult,
    };

    private void AddCall(MessageView message, JsonNode definition, ReadOnlySpan<byte> arguments, JsonNode block, string? callId)
    {
        var name = definition["name"u8].AsString();
        if (callId is not null && name is not null) _toolNames[callId] = name;
        var value = definition[arguments];
        Add(message, SegmentKind.ToolCall, MessageRole.Assistant, value.Exists ? value : block, block, callId).ToolName = name;
    }

    private void AddText(MessageView? message, SegmentKind kind, MessageRole role, JsonNode text, JsonNode block, string? callId = null, bool isError = false)
    {
        var segment = Add(message, kind, role, text, block, callId, isError);
        if (kind == SegmentKind.ToolResult)
            segment.ToolName = (callId is null ? null : _toolNames.GetValueOrDefault(callId)) ?? message!.Node["name"u8].AsString();
    }

    private Segment Add(MessageView? message, SegmentKind kind, MessageRole role, JsonNode value, JsonNode block, string? callId = null, bool isError = false)
    {
        var segment = new Segment(_view.Chars)
        {
            Index = _view.Segments.Count,
            Kind = kind,
            Role = role,
            Message = message,
            Ordinal = message is null ? _view.Segments.Count : _view.Segments.Count - message.FirstSegment,
            Value = value,
            Block = block,
            CallId = callId,
            IsError = isError,
        };
        _view.Segments.Add(segment);
        return segment;
    }

    private void Age()
    {
        var age = 0;
        var seenAssistant = false;
        for (var i = _view.Messages.Count - 1; i >= 0; i--)
        {
            var message = _view.Messages[i];
            var isAssistant = message.Role == MessageRole.Assistant;
            var startsRun = isAssistant && (i + 1 == _view.Messages.Count || _view.Messages[i + 1].Role != MessageRole.Assistant);
            message.TurnAge = isAssistant && !startsRun ? age - 1 : age;
            if (startsRun) age++;
            seenAssistant |= isAssistant;
            foreach (var segment in _view.SegmentsOf(message))
                segment.Fresh = segment.Kind is SegmentKind.ToolResult or SegmentKind.Image && segment.Role is MessageRole.Tool or MessageRole.Function && !seenAssistant;
        }
    }
}
