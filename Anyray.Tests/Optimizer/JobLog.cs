namespace Anyray.Tests.Optimizer;

/// <summary>A worker's log, one regular line a job: 400 of them still fit whole into an excerpt of the default size.</summary>
internal static class JobLog
{
    public static string Of(int lines) =>
        string.Join('\n', Enumerable.Range(0, lines).Select(i => $"2025-01-01T00:00:{i % 60:00}Z INFO worker {i % 7} finished job {i} in {i * 7 % 91} ms"));
}
