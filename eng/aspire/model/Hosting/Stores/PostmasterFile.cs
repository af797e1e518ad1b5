namespace Aspire.Hosting.Stores;

/// <summary>The file by which Postgres knows that its data is in use.</summary>
internal static class PostmasterFile
{
    /// <summary>
    /// Waits for the Postgres of the last run to end, and removes the file when it names a process that is no Postgres:
    /// Postgres itself would take any process of its user with that id for the old server.
    /// </summary>
    internal static async Task ReleaseAsync(string data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "postmaster.pid");
        for (var attempt = 0; File.Exists(file) && int.TryParse((await File.ReadAllLinesAsync(file, cancellationToken)).FirstOrDefault(), out var id); attempt++)
        {
            if (!IsPostgres(id))
            {
                File.Delete(file);
                return;
            }
            if (attempt == 50) throw new DistributedApplicationException($"process {id} still uses {data}: stop that AppHost or Postgres first");
            await Task.Delay(200, cancellationToken);
        }
    }

    private static bool IsPostgres(int id)
    {
        if (!Directory.Exists("/proc/self")) return true;
        try
        {
            // Empty for a process that has ended and that nobody has waited for.
            return File.ReadAllText($"/proc/{id}/cmdline").Contains("postgres", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
