using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

/// <summary>A fact that needs Aspire's dashboard, which npm brings: skipped with a reason where npm is not installed, failed under CI.</summary>
public sealed class DashboardFactAttribute : FactAttribute
{
    /// <summary>Skips where npm is missing.</summary>
    public DashboardFactAttribute() => Skip = TestEnvironment.SkipUnless(TestEnvironment.Find("npm") ?? TestEnvironment.Find("aspire"), "npm, which brings the dashboard");
}
