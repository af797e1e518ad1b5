using Anyray.Gateway;
using Anyray.Gateway.WarmUp;
using Microsoft.Extensions.Options;

try
{
    await GatewayRehearsal.RunAsync();
    await GatewayApp.Create(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine($"The gateway cannot start: {string.Join(" ", e.Failures)}");
    return 1;
}
