namespace Anyray.Optimizer.Requests;

/// <summary>Who speaks. Tool outputs are <see cref="Tool"/> in every dialect, also where the wire says <c>user</c>.</summary>
internal enum MessageRole : byte
{
    System,
    User,
    Assistant,
    Tool,

    /// <summary>OpenAI's older <c>function</c> role.</summary>
    Function,
}
