using Anyray.SpendStore;

await SpendStoreApp.Create(args).RunAsync();
