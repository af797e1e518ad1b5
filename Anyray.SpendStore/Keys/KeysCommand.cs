using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Keys;

/// <summary><c>dotnet run --project Anyray.SpendStore -- keys create --user NAME [--team NAME] [--service]</c>: prints the new key alone on a line.</summary>
internal static class KeysCommand
{
    public static bool Is(string[] args) => args is ["keys", ..];

    public static async Task<int> RunAsync(string[] args, WebApplication app)
    {
        if (args is not ["keys", "create", ..] || Option(args, "--user") is not { Length: > 0 } user)
        {
            await System.Console.Error.WriteLineAsync("Use: keys create --user NAME [--team NAME] [--name NAME] [--service]");
            return 2;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<SpendContext>();
        await services.GetRequiredService<ILedgerDatabase>().MigrateAsync(db, default);
        var input = new ClientKeyInput { User = user, Team = Option(args, "--team"), Name = Option(args, "--name"), Service = args.Contains("--service") };
        var issued = await services.GetRequiredService<ClientKeys>().CreateAsync(db, input, Actor.CommandLine, default);
        System.Console.WriteLine(issued.Key);
        return 0;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
