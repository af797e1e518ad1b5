namespace Anyray.Tests.Infrastructure;

/// <summary>What the machine offers to the tests.</summary>
public static class TestEnvironment
{
    /// <summary>Under <c>CI=true</c> nothing may be skipped: what is missing is a failure.</summary>
    public static bool IsCi { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first program of that name on PATH or in <paramref name="folders"/>, or null.</summary>
    public static string? Find(string program, params IEnumerable<string> folders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(folders)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The reason to skip a test that needs <paramref name="program"/>; null when it is there, and always null under CI.</summary>
    public static string? SkipUnless(string? program, string install) =>
        program is not null || IsCi ? null : $"Not installed: {install}";

    /// <summary>The root of the repository.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Anyray.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
