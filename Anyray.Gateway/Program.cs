using Anyray.Gateway;
using Microsoft.Extensions.Options;

try
{
    await GatewayApp.Create(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine($"The gateway cannot start: {string.Join(" ", e.Failures)}");
    return 1;
}
