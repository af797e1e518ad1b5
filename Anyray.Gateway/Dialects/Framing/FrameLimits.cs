namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Bounds that keep a broken provider from filling memory.</summary>
internal static class FrameLimits
{
    /// <summary>The largest single event, in bytes.</summary>
    public const int MaxEventBytes = 64 * 1024 * 1024;
}
