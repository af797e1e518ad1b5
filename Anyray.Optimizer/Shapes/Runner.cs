namespace Anyray.Optimizer.Shapes;

/// <summary>The families of test and build runners whose output is digested.</summary>
internal enum Runner
{
    Pytest,
    Jest,
    GoTest,
    Cargo,
    DotnetTest,
    Mocha,
    Maven,
    Gradle,
    Rspec,

    /// <summary>tsc, eslint, gcc, clang, msbuild: diagnostics with a position.</summary>
    Compiler,
}
