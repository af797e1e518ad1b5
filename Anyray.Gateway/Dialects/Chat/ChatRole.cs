namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Who speaks. Tool results are parts of a user message, as in the dialects that group them.</summary>
internal enum ChatRole
{
    /// <summary>Instructions (OpenAI's <c>system</c> and <c>developer</c>, Gemini's <c>systemInstruction</c>).</summary>
    System,

    /// <summary>The caller.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
