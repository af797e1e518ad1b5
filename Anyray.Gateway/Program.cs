using Anyray.Gateway;

await GatewayApp.Create(args).RunAsync();
