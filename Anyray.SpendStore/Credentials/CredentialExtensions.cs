namespace Anyray.SpendStore.Credentials;

internal static class CredentialExtensions
{
    public static void AddCredentials(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<CredentialOptions>("Credentials");
        builder.Services.AddSingleton<CredentialVault>();
    }
}
