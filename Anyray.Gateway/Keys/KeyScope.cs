using System.IO.Enumeration;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Keys;

/// <summary>What a client key may use.</summary>
internal static class KeyScope
{
    /// <exception cref="CallRefusedException">403: the key may not use this provider.</exception>
    public static void CheckProvider(ClientKey? key, string provider)
    {
        if (key is { AllowedProviders.Count: > 0 } && !key.AllowedProviders.Contains(provider))
            throw Forbidden($"This client key may not use provider '{provider}'.", "provider_not_allowed");
    }

    /// <param name="key">The key; null under open authentication.</param>
    /// <param name="provider">Slug of the provider.</param>
    /// <param name="model">Model as the provider spells it.</param>
    /// <param name="asked">Model as the caller spells it.</param>
    /// <exception cref="CallRefusedException">403: the key may not use this model.</exception>
    public static void CheckModel(ClientKey? key, string provider, string model, string? asked)
    {
        if (key is not { AllowedModels.Count: > 0 }) return;
        foreach (var glob in key.AllowedModels)
            if (FileSystemName.MatchesSimpleExpression(glob, model, ignoreCase: false)
                || FileSystemName.MatchesSimpleExpression(glob, $"{provider}/{model}", ignoreCase: false)
                || (asked is not null && asked == glob)) return;
        throw Forbidden($"This client key may not use model '{model}'.", "model_not_allowed");
    }

    public static CallRefusedException Forbidden(string message, string code) => new(StatusCodes.Status403Forbidden, ErrorType.Permission, message) { Code = code };
}
