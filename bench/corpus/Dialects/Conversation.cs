using System.Text.Json;

namespace Anyray.Bench.Corpus.Dialects;

/// <summary>A conversation that can be rendered in every dialect.</summary>
public sealed class Conversation
{
    private int _calls;

    /// <summary>The system prompt.</summary>
    public string System { get; set; } = "You are a careful engineer. Answer from what you are shown, and say so when it is not there.";

    /// <summary>Declared tools; <c>retrieve</c> is always among them.</summary>
    public List<Tool> Tools { get; } = [Tool.Retrieve];

    /// <summary>The parts in order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>Adds a user turn.</summary>
    public Conversation User(string text) => Add(new Part.User(text));

    /// <summary>Adds text of the model.</summary>
    public Conversation Assistant(string text) => Add(new Part.Assistant(text));

    /// <summary>Adds replayed reasoning.</summary>
    public Conversation Thinking(string text, string signature) => Add(new Part.Thinking(text, signature));

    /// <summary>Adds a tool call and its result, and declares the tool when it is new.</summary>
    public Conversation Run(string tool, string argument, string value, string output, bool isError = false)
    {
        if (!Tools.Exists(t => t.Name == tool)) Tools.Add(Tool.Simple(tool, $"Runs {tool.Replace('_', ' ')}.", argument));
        return Run(tool, $$"""{"{{argument}}":{{JsonSerializer.Serialize(value)}}}""", output, isError);
    }

    /// <summary>Adds a call of a declared tool with arguments as JSON, and its result.</summary>
    public Conversation Run(string tool, string arguments, string output, bool isError = false)
    {
        var id = $"call_{++_calls:0000}";
        return Add(new Part.Call(id, tool, arguments)).Add(new Part.Result(id, output, isError));
    }

    private Conversation Add(Part part)
    {
        Parts.Add(part);
        return this;
    }
}
