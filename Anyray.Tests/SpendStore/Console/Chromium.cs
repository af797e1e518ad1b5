using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Console;

/// <summary>The machine's Chromium.</summary>
internal static class Chromium
{
    public const string HowToInstall = "apt-get install chromium";

    public static string? Program { get; } = TestEnvironment.Find("chromium");
}
