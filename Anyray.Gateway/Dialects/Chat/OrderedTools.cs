using System.Buffers;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>
/// Puts what a provider streams at once one after the other, for a dialect whose parts follow each other: while a call's arguments are
/// not whole, everything else waits.
/// </summary>
internal sealed class OrderedTools(IChatStreamWriter writer) : IChatStreamWriter
{
    private List<ChatEvent> _held = [];
    private JsonBalance _arguments;
    private int? _open;

    public void Write(ChatEvent item, IBufferWriter<byte> output)
    {
        // Only one answer fits; the others are not kept for anything.
        if (item.Choice > 0)
            return;
        if (item is StartEvent or UsageEvent or StopEvent)
        {
            writer.Write(item, output);
            return;
        }

        if (_open is { } open && !(item is ToolArgumentsEvent { Tool: var tool } && tool == open))
        {
            _held.Add(item);
            return;
        }

        // Blanks after a call that is whole say nothing.
        if (_open is null && item is ToolArgumentsEvent { Json: var blank } && string.IsNullOrWhiteSpace(blank))
            return;
        writer.Write(item, output);
        if (item is ToolStartEvent start)
            (_open, _arguments) = (start.Tool, default);
        else if (item is ToolArgumentsEvent arguments && _arguments.Add(arguments.Json))
            Next(output);
    }

    public void End(IBufferWriter<byte> output)
    {
        while (_open is not null)
            Next(output);
        writer.End(output);
    }

    public void Fail(string type, string message, IBufferWriter<byte> output) => writer.Fail(type, message, output);

    /// <summary>The open call is over: what waited for it comes again, and may wait for the next one.</summary>
    private void Next(IBufferWriter<byte> output)
    {
        _open = null;
        (var held, _held) = (_held, []);
        foreach (var item in held)
            Write(item, output);
    }
}
