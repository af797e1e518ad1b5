using System.IO.Hashing;
using System.Text;
using Anyray.Optimizer.Settings;

namespace Anyray.Optimizer.Holdout;

/// <summary>
/// <c>audited_holdout</c>: leaves a seeded share of sessions byte for byte as they are, as the control group that savings are
/// measured against. The draw follows from salt, tenant and session alone, so it is the same on every replica and after every restart.
/// </summary>
internal static class HoldoutGate
{
    public const string Kind = "audited_holdout";
    public const string Held = "holdout";
    private const string Treated = "treated";

    /// <summary>The session's arm, or null while no holdout runs.</summary>
    public static string? ArmOf(HoldoutSetting setting, string tenant, string session)
    {
        if (!setting.Enabled) return null;
        var draw = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{setting.Salt}\0{tenant}\0{session}")) % 1_000_000;
        return draw < setting.Percent * 10_000 ? Held : Treated;
    }
}
