namespace Anyray.SpendStore.Admin;

/// <summary>Who makes a change, for the audit log.</summary>
internal static class Actor
{
    public const string Api = "admin-api";
    public const string Console = "console";
    public const string CommandLine = "command-line";
    private static readonly object Key = new();

    public static void Set(HttpContext http, string actor) => http.Items[Key] = actor;

    public static string Of(HttpContext http) => http.Items[Key] as string ?? Api;
}
