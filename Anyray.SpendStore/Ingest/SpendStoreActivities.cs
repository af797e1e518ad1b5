using System.Diagnostics;

namespace Anyray.SpendStore.Ingest;

/// <summary>The spans of the spend store.</summary>
internal static class SpendStoreActivities
{
    public static readonly ActivitySource Source = new("Anyray.SpendStore");
}
