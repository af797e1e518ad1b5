namespace Anyray.Gateway.Dialects.Chat;

/// <summary>What OpenAI's <c>custom</c> tool said before it became a function: its one argument is free text, not JSON.</summary>
/// <param name="Description">What it does.</param>
/// <param name="Syntax">Language of the grammar that the text follows, <c>lark</c> or <c>regex</c>; null = any text.</param>
/// <param name="Definition">The grammar.</param>
internal sealed record CustomTool(string? Description, string? Syntax, string? Definition);
