namespace Anyray.SpendStore.Console.Shell;

/// <summary>What the console's menu holds, in order.</summary>
internal static class Navigation
{
    internal sealed record Item(string Title, string Path);

    internal sealed record Group(string Name, Item[] Items);

    public static readonly Group[] Groups =
    [
        new("Spend", [new("Dashboard", "/console")]),
    ];
}
