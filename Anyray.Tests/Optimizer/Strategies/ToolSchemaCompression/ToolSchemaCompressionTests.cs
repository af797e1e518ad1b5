using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.ToolSchemaCompression;

public sealed class ToolSchemaCompressionTests
{
    private const string Prose = "                                                This tool allows you to   read a file.   \n\n\n\n        Steps:\n          - open\n              - then seek\n          - close\n\n   ```\n   a:\n     b:   1\n   ```\n\n";

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_BlanksAndLeadIns_GoFromDescriptions(TestDialect dialect)
    {
        var result = Run(new TestRequest(dialect).Tool("read", Prose).User("hi"));
        var tool = result.Json.GetProperty("tools")[0];
        if (dialect == TestDialect.OpenAiChat) tool = tool.GetProperty("function");
        Assert.Equal("read a file.\nSteps:\n  - open\n      - then seek\n  - close\n   ```\n   a:\n     b:   1\n   ```", tool.GetProperty("description").GetString());
        Assert.StartsWith("compressed 1 description(s) of 1 tool(s)", Assert.Single(result.Decisions).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NamesTypesEnumsDefaults_StayAsTheyAre()
    {
        var padding = new string(' ', 120);
        var schema = JsonNode.Parse($$"""{"type":"object","properties":{"description":{"type":"string","description":"Used to   name it.{{padding}}","enum":["a   b","This tool allows you to "],"default":{"description":"keep   me"} } },"required":["description"]}""")!;
        var expected = JsonNode.Parse(schema.ToJsonString())!;
        expected["properties"]!["description"]!["description"] = "name it.";
        var result = Run(new TestRequest(TestDialect.Anthropic).Tool("read   it", schema: schema).User("hi"));
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(result.Json.GetProperty("tools")[0].GetProperty("input_schema").GetRawText())));
        Assert.Equal("read   it", result.Json.GetProperty("tools")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Run_LittleToGain_ChangesNothing()
    {
        var result = Run(new TestRequest().Tool("get_weather", "This tool allows you to see the weather.").User("hi"));
        Assert.True(result.Unchanged);
        Assert.Empty(result.Decisions);
    }

    [Fact]
    public void Run_SwitchedOff_KeepsLeadIns()
    {
        var result = new StrategyHarness("tool_schema_compression", """{"stripBoilerplate":false}""").Run(new TestRequest(TestDialect.Anthropic).Tool("read", Prose).User("hi"));
        Assert.StartsWith("This tool allows you to read", result.Json.GetProperty("tools")[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("tool_schema_compression").Run(request);
}
