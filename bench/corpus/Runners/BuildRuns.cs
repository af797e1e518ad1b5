namespace Anyray.Bench.Corpus.Runners;

/// <summary>Outputs of compilers and linters.</summary>
internal static class BuildRuns
{
    public static Run TypeScript(Dice dice, Shape shape)
    {
        var error = $"src/billing/rounding.ts({dice.Between(20, 400)},{dice.Between(5, 60)}): error TS2345: Argument of type 'Money{dice.Hex(3)}' is not assignable to parameter of type 'Rate{dice.Hex(3)}'.";
        return new(
            Filler.Lines(shape, _ => $"/repo/node_modules/@types/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/{dice.Pick(Lexicon.Verbs)}-{dice.Hex(4)}.d.ts", _ => error) + "\n\nFound 1 error.",
            [Fact.Verbatim(error)]);
    }

    public static Run EsLint(Dice dice, Shape shape)
    {
        var rule = $"'{dice.Function()}{dice.Hex(3)}' is not defined";
        var file = $"/repo/src/billing/{dice.Function()}.js";
        return new(
            Filler.Lines(shape, i => i % 5 == 0 ? $"\n/repo/src/{dice.Pick(Lexicon.Services)}/{dice.Function()}.js" : $"  {dice.Between(1, 400),3}:{dice.Between(1, 80),-3}  warning  Missing JSDoc comment for {dice.Function()}  jsdoc/require-jsdoc", _ => $"\n{file}\n   42:11   error    {rule}  no-undef\n") + $"\n\n✖ {dice.Between(90, 400)} problems (1 error, {dice.Between(80, 390)} warnings)",
            [Fact.Verbatim(file), Fact.Verbatim(rule)]);
    }

    public static Run Gcc(Dice dice, Shape shape)
    {
        var error = $"src/billing/rounding.c:{dice.Between(20, 400)}:{dice.Between(2, 50)}: error: too few arguments to function 'settle_{dice.Hex(4)}'";
        return new(
            Filler.Lines(shape, i => $"[{i % 100,3}%] Building C object src/CMakeFiles/shop.dir/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}_{i}.c.o", _ => $"{error}\n   91 |         total = settle(rate);\n      |                 ^~~~~~") + "\nmake[2]: *** [src/CMakeFiles/shop.dir/build.make:76: src/CMakeFiles/shop.dir/rounding.c.o] Error 1\nmake: *** [Makefile:91: all] Error 2",
            [Fact.Verbatim(error)]);
    }

    public static Run MSBuild(Dice dice, Shape shape)
    {
        var error = $"/repo/Shop/Rounding.cs({dice.Between(20, 400)},{dice.Between(5, 60)}): error CS7036: There is no argument given that corresponds to the required parameter 'rate{dice.Hex(3)}' of 'Rounding.Settle(int, Rate)' [/repo/Shop/Shop.csproj]";
        return new(
            "  Determining projects to restore...\n" + Filler.Lines(shape, i => dice.Chance(0.5) ? $"  Shop.{dice.Pick(Lexicon.Nouns)}{i} -> /repo/Shop.{dice.Pick(Lexicon.Nouns)}{i}/bin/Debug/net10.0/Shop.{i}.dll" : $"/repo/Shop/{dice.Function()}.cs({dice.Between(1, 400)},{dice.Between(1, 60)}): warning CS1591: Missing XML comment for publicly visible type or member '{dice.Function()}' [/repo/Shop/Shop.csproj]", _ => error) + "\n\nBuild FAILED.\n\n    1 Error(s)\n\nTime Elapsed 00:00:11.02",
            [Fact.Verbatim(error)]);
    }
}
