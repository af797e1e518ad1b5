namespace Anyray.SpendStore.Credentials;

/// <summary>A provider credential to store.</summary>
/// <param name="Provider">Provider slug, e.g. <c>openai</c>.</param>
/// <param name="Secret">The key or service-account JSON; never given back.</param>
/// <param name="BaseUrl">Base address to use with it; null = the provider's own.</param>
public sealed record CredentialInput(string Provider, string Secret, string? BaseUrl);
