using System.Text;
using Anyray.Tests.Optimizer.Strategies.ContextCompression;

namespace Anyray.Tests.Optimizer.Strategies.CodeGraph;

public sealed class CodeGraphTests
{
    private static readonly Dictionary<string, (string Open, string Method, string Close)> Languages = new()
    {
        ["csharp"] = ("using System;\n\npublic class Shop\n{\n", "    [Route(\"/x\")]\n    public async Task<int> NAME(int a, List<string> b)\n    {\n        var s = $\"}}{a}\"; // }\n        if (a > 1)\n        {\n            CALL(a);\n        }\n        return 1;\n    }\n\n", "}\n"),
        ["typescript"] = ("import { a } from './a';\n\nexport class Shop {\n", "  async NAME(a: number): Promise<Map<string, number>> {\n    const s = `${a} }`;\n    if (a > 1) {\n      this.CALL(a);\n    }\n    return 1;\n  }\n\n", "}\n"),
        ["go"] = ("package shop\n\nimport \"fmt\"\n\n", "func (s *Shop) NAME(a int, f func(int) error) (int, error) {\n\tif a > 1 {\n\t\ts.CALL(a)\n\t}\n\tfmt.Println('}')\n\treturn 1, nil\n}\n\n", ""),
        ["rust"] = ("use std::fmt;\n\nimpl<'a> Shop<'a> {\n", "    pub fn NAME<T: Into<u32>>(&self, a: &'a T) -> Result<u32, Error> {\n        let c = '}';\n        if a > 1 {\n            self.CALL(a)?;\n        }\n        Ok(1)\n    }\n\n", "}\n"),
        ["java"] = ("package shop;\n\nimport java.util.List;\n\npublic class Shop extends Base {\n", "    @Override\n    public int NAME(List<String> a) throws ShopException {\n        /* } */\n        if (a != null) {\n            CALL(a);\n        }\n        return 1;\n    }\n\n", "}\n"),
        ["python"] = ("import os\n\nclass Shop:\n", "    @cached\n    def NAME(\n        self, a: int,\n    ) -> int:\n        \"\"\"Does it.\"\"\"\n        if a > 1:\n            self.CALL(a)\n\n        return 1\n\n", ""),
        ["php"] = ("<?php\n\nnamespace Shop;\n\nclass Shop\n{\n", "    public function NAME(int $a): int\n    {\n        # }\n        if ($a > 1) {\n            $this->CALL($a);\n        }\n        return 1;\n    }\n\n", "}\n"),
        ["kotlin"] = ("package shop\n\nimport java.util.*\n\nclass Shop(private val a: Int) {\n", "    suspend fun NAME(a: Int): Int {\n        val s = \"}\"\n        if (a > 1) {\n            CALL(a)\n        }\n        return 1\n    }\n\n", "}\n"),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var language in Languages.Keys)
            {
                cases.Add(language, false);
                cases.Add(language, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outline_KeepsEveryDeclaration_AndNoBody(string language, bool numbered)
    {
        var text = After(Source(language, numbered), "Give me an outline of this file.");
        for (var i = 0; i < 20; i++) Assert.Contains($"step{i}Of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("return 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ok(1)", text, StringComparison.Ordinal);
        Assert.Contains("bodies elided: retrieve ctx_", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NamedFunction_KeepsItsBody_AndThoseItLeadsTo(string language, bool numbered)
    {
        var text = After(Source(language, numbered), "What happens after step17Of is called?");
        Assert.Equal(3, text.Split("step18Of").Length);
        Assert.Equal(3, text.Split("step19Of").Length);
        Assert.Equal(2, text.Split("elsewhere").Length);
    }

    [Fact]
    public void UnbalancedSource_IsLeftAlone()
    {
        using var harness = new StrategyHarness("code_graph");
        Assert.True(harness.Run(ContextCompressionTests.Request(Source("csharp", false)[..^3], "Give me an outline of this file.")).Unchanged);
    }

    [Fact]
    public void QuestionAboutSomethingElse_LeavesTheFileWhole()
    {
        using var harness = new StrategyHarness("code_graph");
        Assert.True(harness.Run(ContextCompressionTests.Request(Source("csharp", false), "Is there a bug in here?")).Unchanged);
    }

    private static string After(string source, string question) => ContextCompressionTests.After(ContextCompressionTests.Request(source, question), null, "code_graph");

    /// <summary>Twenty functions: each calls itself by name, the last three call one another in turn.</summary>
    private static string Source(string language, bool numbered)
    {
        var (open, method, close) = Languages[language];
        var source = new StringBuilder(open);
        for (var i = 0; i < 20; i++) source.Append(method.Replace("NAME", $"step{i}Of", StringComparison.Ordinal).Replace("CALL", i is 17 or 18 ? $"step{i + 1}Of" : "elsewhere", StringComparison.Ordinal));
        source.Append(close);
        if (!numbered) return source.ToString();
        return string.Join('\n', source.ToString().TrimEnd('\n').Split('\n').Select((line, i) => $"{i + 1,6}→{line}"));
    }
}
