namespace Anyray.SpendStore.Console.Shell;

/// <summary>What the console's menu holds, in order.</summary>
internal static class Navigation
{
    internal sealed record Item(string Title, string Path);

    internal sealed record Group(string Name, Item[] Items);

    public static readonly Group[] Groups =
    [
        new("Spend", [new("Dashboard", "/console"), new("Requests", "/console/requests"), new("Sessions", "/console/sessions"), new("Breakdown", "/console/breakdown"), new("Savings", "/console/savings")]),
        new("Control", [new("Budgets", "/console/budgets"), new("Keys", "/console/keys"), new("Optimizer", "/console/optimizer"), new("Routing", "/console/routing"), new("Providers", "/console/providers"), new("Prices", "/console/prices")]),
        new("System", [new("Audit", "/console/audit"), new("Health", "/console/health")]),
    ];
}
