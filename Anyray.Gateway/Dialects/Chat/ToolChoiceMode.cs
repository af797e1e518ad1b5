namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Kinds of tool choice.</summary>
internal enum ToolChoiceMode
{
    /// <summary>The model decides.</summary>
    Auto,

    /// <summary>Some tool must be used.</summary>
    Any,

    /// <summary>No tool may be used.</summary>
    None,

    /// <summary>The named tool must be used.</summary>
    Tool,
}
