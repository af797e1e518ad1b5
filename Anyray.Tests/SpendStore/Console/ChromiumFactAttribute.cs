using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Console;

/// <summary>A fact that needs Chromium: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = TestEnvironment.SkipUnless(Chromium.Program, Chromium.HowToInstall);
}
