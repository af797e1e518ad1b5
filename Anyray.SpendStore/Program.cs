using Anyray.SpendStore;
using Microsoft.Extensions.Options;

try
{
    await SpendStoreApp.Create(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    await System.Console.Error.WriteLineAsync($"anyray-spend-store: {e.Message}");
    return 1;
}
