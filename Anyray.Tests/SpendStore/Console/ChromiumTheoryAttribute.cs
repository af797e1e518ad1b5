using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Console;

/// <summary>A theory that needs Chromium: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = TestEnvironment.SkipUnless(Chromium.Program, Chromium.HowToInstall);
}
