namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Kinds of media parts.</summary>
internal enum MediaKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>A PDF or text document.</summary>
    Document,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Moving pictures.</summary>
    Video,
}
