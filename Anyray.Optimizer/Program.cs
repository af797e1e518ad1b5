using Anyray.Optimizer;
using Anyray.Optimizer.WarmUp;

await OptimizerRehearsal.RunAsync();
await OptimizerApp.Create(args).RunAsync();
