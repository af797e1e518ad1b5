namespace Anyray.Bench.Corpus.Runners;

/// <summary>A test or build runner whose output the corpus imitates.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Write">Writes one run with one failure.</param>
internal sealed record Runner(string Command, Func<Dice, Shape, Run> Write)
{
    /// <summary>Test runners.</summary>
    public static IReadOnlyList<Runner> Tests { get; } =
    [
        new("pytest -v", TestRuns.Pytest),
        new("npx jest --verbose", TestRuns.Jest),
        new("go test -v ./...", TestRuns.Go),
        new("cargo test", TestRuns.Cargo),
        new("dotnet test", TestRuns.DotNet),
        new("npx mocha", TestRuns.Mocha),
        new("mvn test", TestRuns.Maven),
        new("bundle exec rspec", TestRuns.RSpec),
        new("gradle test", TestRuns.Gradle),
    ];

    /// <summary>Compilers and linters.</summary>
    public static IReadOnlyList<Runner> Builds { get; } =
    [
        new("npx tsc -p . --listFiles", BuildRuns.TypeScript),
        new("npx eslint .", BuildRuns.EsLint),
        new("make -j8", BuildRuns.Gcc),
        new("dotnet build", BuildRuns.MSBuild),
    ];
}
