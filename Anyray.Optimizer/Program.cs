using Anyray.Optimizer;

await OptimizerApp.Create(args).RunAsync();
