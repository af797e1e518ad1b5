namespace Anyray.Optimizer.Settings;

/// <summary>The control group: a share of sessions that is left as it is.</summary>
/// <param name="Enabled">Off by default.</param>
/// <param name="Percent">Share of sessions, 0 to 100.</param>
/// <param name="Salt">Another salt draws another group.</param>
internal sealed record HoldoutSetting(bool Enabled = false, double Percent = 0, string Salt = "");
