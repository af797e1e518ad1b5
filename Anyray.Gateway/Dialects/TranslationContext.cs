namespace Anyray.Gateway.Dialects;

/// <summary>What a translator needs to know beside the body.</summary>
public sealed record TranslationContext
{
    /// <summary>Model as the provider spells it; goes into the request where the provider's body has a model.</summary>
    public required string Model { get; init; }

    /// <summary>Model as the caller spelled it.</summary>
    public required string ModelAsked { get; init; }

    /// <summary>True when the answer will be streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>Provider slug.</summary>
    public required string Provider { get; init; }

    /// <summary>Id of the request, for answers that need one and have none upstream.</summary>
    public required string RequestId { get; init; }

    /// <summary>True when an OpenAI answer may have no member that OpenAI's API does not know.</summary>
    public bool StrictOpenAI { get; init; }

    /// <summary>Time of the request, for <c>created</c> members.</summary>
    public required DateTimeOffset Now { get; init; }
}
