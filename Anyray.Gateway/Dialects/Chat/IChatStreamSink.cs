namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Takes canonical stream events.</summary>
internal interface IChatStreamSink
{
    /// <summary>One event, in the order the provider sent it.</summary>
    void On(ChatEvent item);
}
