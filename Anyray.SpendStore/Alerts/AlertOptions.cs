using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Alerts;

/// <summary>Where alerts go besides the log and the console.</summary>
public sealed class AlertOptions
{
    /// <summary>Address that each new alert is posted to as JSON; none = off.</summary>
    [Variable("ANYRAY_ALERT_WEBHOOK"), Url]
    public string? Webhook { get; set; }
}
