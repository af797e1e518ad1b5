using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Retention;

/// <summary>How long the ledger's lines are kept. Rollups stay: they are small and hold no single call.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days after which lines go (on Postgres a month goes as a whole, once all of it is older); none = never.</summary>
    [Variable("ANYRAY_SPEND_RETENTION_DAYS"), Range(1, 36_500, ErrorMessage = "ANYRAY_SPEND_RETENTION_DAYS must be 1 to 36500, or empty for ever.")]
    public int? Days { get; set; }
}
