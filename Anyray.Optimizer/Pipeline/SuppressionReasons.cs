namespace Anyray.Optimizer.Pipeline;

/// <summary>Why a kind stood down: the protocol's words.</summary>
internal static class SuppressionReasons
{
    /// <summary>The request declares no tools, so the model could not fetch a handle back.</summary>
    public const string NoRetrieve = "no_retrieve";

    /// <summary>A rewrite would change bytes the provider has cached.</summary>
    public const string CacheGuard = "cache_guard";

    /// <summary>Only fresh tool output was eligible.</summary>
    public const string Fresh = "fresh";

    /// <summary>Tesseract is not installed.</summary>
    public const string NoTesseract = "no_tesseract";

    public const string NoChange = "no_change";
    public const string DisabledByRule = "disabled_by_rule";
    public const string Deadline = "deadline";
    public const string Error = "error";
    public const string SessionGateHoldout = "session_gate_holdout";
    public const string RegretGuard = "regret_guard";
}
