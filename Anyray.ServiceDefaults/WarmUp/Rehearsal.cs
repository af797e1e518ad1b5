using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Anyray.ServiceDefaults.WarmUp;

/// <summary>
/// Runs a copy of a service on a loopback port before the service itself is built: compiled code belongs to the process, so that the
/// first calls find it there. The copy has its own settings, container and temporary folder; it leaves no row, file, metric or log line.
/// </summary>
public static class Rehearsal
{
    private const int Callers = 4;

    /// <summary>How long calls are made. Starting the copy takes its time besides, most of which the service then saves.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.2);

    /// <summary>Longest wait for an answer: a copy that hangs must not keep the service from starting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Builds the copy from its settings and calls it. Whatever fails, the service starts: cold, as it would have without.</summary>
    /// <param name="service">Builds the copy; settings of the machine must not count for it.</param>
    /// <param name="settings">Its settings, besides the address and the folder.</param>
    /// <param name="calls">Made in turns, by a few callers at once.</param>
    /// <returns>How many calls were answered well.</returns>
    public static async Task<int> RunAsync(Func<IReadOnlyDictionary<string, string?>, WebApplication> service, IReadOnlyDictionary<string, string?> settings, params RehearsalCall[] calls)
    {
        var answered = 0;
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("anyray-rehearsal-");
            await using var copy = service(new Dictionary<string, string?>(settings) { ["urls"] = "http://127.0.0.1:0", ["ANYRAY_DATA_DIR"] = folder.FullName });
            await copy.StartAsync();
            using var patience = new CancellationTokenSource(Patience);
            var clock = Stopwatch.StartNew();
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync()));
            await copy.StopAsync(patience.Token);

            async Task CallAsync()
            {
                for (var i = 0; clock.Elapsed < Limit; i++)
                {
                    using var message = calls[i % calls.Length].Message(copy.Urls.First(), answered);
                    using var answer = await http.SendAsync(message, patience.Token);
                    await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(patience.Token);
                    Interlocked.Increment(ref answered);
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Said nowhere: the service proper will meet the same trouble, if it is one, and has the log for it.
        }
        Delete(folder);
        return answered;
    }

    private static void Delete(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A temporary folder; the system clears it.
        }
    }
}
