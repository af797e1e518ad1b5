using Anyray.SpendStore;
using Anyray.SpendStore.Keys;
using Microsoft.Extensions.Options;

try
{
    // The command serves nobody, so it needs no admin token, and must not print one beside the key.
    if (KeysCommand.Is(args)) return await KeysCommand.RunAsync(args, SpendStoreApp.Create(["--ANYRAY_ADMIN_TOKEN=unused"]));
    await SpendStoreApp.Create(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    await System.Console.Error.WriteLineAsync($"anyray-spend-store: {e.Message}");
    return 1;
}
