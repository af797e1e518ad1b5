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

    [Theory]
    [InlineData("The ID of the user (optional)", """{"type":"string"}""", null)]
    [InlineData("The unique identifier of the user.", """{"type":"string"}""", null)]
    [InlineData("String.", """{"type":"string"}""", null)]
    [InlineData("The number of the user", """{"type":"string"}""", "The number of the user")]
    [InlineData("Not the user", """{"type":"string"}""", "Not the user")]
    [InlineData("User `id`", """{"type":"string"}""", "User `id`")]
    [InlineData("Required.", """{"type":"string"}""", "Required.")]
    [InlineData("Sort order. One of: asc, desc.", """{"type":"string","enum":["asc","desc"]}""", "Sort order.")]
    [InlineData("Sort order (must be one of 'asc' or 'desc')", """{"type":"string","enum":["asc","desc"]}""", "Sort order")]
    [InlineData("Sort order. One of: asc, desc.", """{"type":"string","enum":["asc","desc","none"]}""", "Sort order. One of: asc, desc.")]
    [InlineData("Page size. Defaults to 30.", """{"type":"integer","default":30}""", "Page size.")]
    [InlineData("Page size. Defaults to 30.", """{"type":"integer","default":20}""", "Page size. Defaults to 30.")]
    [InlineData("Page size. Defaults to 30.", """{"type":"integer"}""", "Page size. Defaults to 30.")]
    [InlineData("Page size (min 1, max 100)", """{"type":"integer","minimum":1,"maximum":100}""", "Page size")]
    [InlineData("Page size (min 1, max 100)", """{"type":"integer","minimum":1}""", "Page size (min 1, max 100)")]
    [InlineData("Page size (1-100), e.g. 10", """{"type":"integer","minimum":1,"maximum":100}""", "Page size, e.g. 10")]
    [InlineData("Version, v1.2 or later. Optional.", """{"type":"string"}""", "Version, v1.2 or later.")]
    public void Run_WhatNameAndSchemaSay_IsNotSaidAgain(string description, string schema, string? expected)
    {
        var member = JsonNode.Parse(schema)!.AsObject();
        member["description"] = description;
        var properties = new JsonObject { ["user_id"] = member, ["padding"] = new JsonObject { ["type"] = "string", ["description"] = "a" + new string(' ', 200) + "b" } };
        var result = Run(new TestRequest(TestDialect.Anthropic).Tool("get_user", schema: new JsonObject { ["type"] = "object", ["properties"] = properties }).User("hi"));
        var told = result.Json.GetProperty("tools")[0].GetProperty("input_schema").GetProperty("properties").GetProperty("user_id");
        Assert.Equal(expected, told.TryGetProperty("description", out var left) ? left.GetString() : null);
        member.Remove("description");
        var rest = JsonNode.Parse(told.GetRawText())!.AsObject();
        rest.Remove("description");
        Assert.True(JsonNode.DeepEquals(member, rest));
    }

    [Fact]
    public void Run_ArgumentsOfOneName_AreDescribedOnce_AndSentencesOfManyToolsStandInANote()
    {
        const string Site = "Identifier of the site, as the list of sites gives it; the address of the site will do as well.";
        const string Limits = "Calls are limited to 100 a minute for each token, and answers are cut at 5 MB.";
        JsonObject Schema(string name, string type = "string") => new() { ["type"] = "object", ["properties"] = new JsonObject { [name] = new JsonObject { ["type"] = type, ["description"] = Site } } };
        var result = Run(new TestRequest(TestDialect.Anthropic)
            .Tool("get_page", $"Reads a page. {Limits}", Schema("site")).Tool("put_page", $"Writes a page. {Limits}", Schema("site"))
            .Tool("move_page", $"{Limits}", Schema("other_site")).Tool("drop_page", "Drops a page.", Schema("site", "integer")).User("hi"));
        var tools = result.Json.GetProperty("tools");
        Assert.Equal(
            [$"Reads a page. Note 1: {Limits}", $"Note 2: {Site}", "Writes a page. See note 1.", null, "See note 1.", "See note 2.", "Drops a page.", "See note 2."],
            tools.EnumerateArray().SelectMany(t => (string?[])[t.GetProperty("description").GetString(), t.GetProperty("input_schema").GetProperty("properties").EnumerateObject().Single().Value is var member && member.TryGetProperty("description", out var d) ? d.GetString() : null]));
    }

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    public void Run_CatalogueThatIsKnown_GetsTheSameBytesWhereverItStands(TestDialect dialect)
    {
        TestRequest Request(string user) => new TestRequest(dialect).Tool("read", Prose).Tool("seek", Prose.Replace("seek", "look", StringComparison.Ordinal)).User(user);
        using var optimizer = new StrategyHarness([("tool_pruning", null), ("tool_schema_compression", null)]);
        var first = optimizer.Run(Request("hi"));
        var later = optimizer.Run(Request("hello").With("metadata", new JsonObject()).With("temperature", 1));
        Assert.Equal(first.Json.GetProperty("tools").GetRawText(), later.Json.GetProperty("tools").GetRawText());
        Assert.Equal(first.Decision("tool_schema_compression"), later.Decision("tool_schema_compression"));
        // With a tool pruned before, it is another catalogue.
        TestRequest Pruned(string user) => Request(user).Tool("mail", "Sends.");
        using var fresh = new StrategyHarness([("tool_pruning", null), ("tool_schema_compression", null)]);
        Assert.Equal(3, optimizer.Run(Pruned("hi")).Json.GetProperty("tools").GetArrayLength());
        Assert.Equal(fresh.Run(Pruned("Mail it.")).Body, optimizer.Run(Pruned("Mail it.")).Body);
        Assert.Equal(2, optimizer.Run(Pruned("Mail it.")).Json.GetProperty("tools").GetArrayLength());
    }

    [Fact]
    public void Run_ToolsThatAreSearchedForFirst_DoNotCountOnOthers()
    {
        var request = new TestRequest(TestDialect.Anthropic);
        for (var i = 0; i < 3; i++) request.Tool($"t{i}", "Reads. Calls are limited to 100 a minute for each token, and answers are cut at 5 MB.");
        var body = JsonNode.Parse(request.User("hi").Build())!;
        foreach (var tool in body["tools"]!.AsArray().Skip(1)) tool!["defer_loading"] = true;
        Assert.True(new StrategyHarness("tool_schema_compression").Run(body.ToJsonString(), "/v1/messages").Unchanged);
    }

    [Fact]
    public void Run_OnItsOwnOutput_ChangesNothing()
    {
        var request = new TestRequest(TestDialect.Anthropic);
        for (var i = 0; i < 12; i++)
            request.Tool($"get_item_{i}", $"This tool allows you to get item {i}. Results are sorted by the date of their last change. Please note that it is important to note that calls are limited to 100 a minute.\n\n- Deleted items are left out of every answer of this tool.", new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["item"] = new JsonObject { ["type"] = "string", ["description"] = "Optional. This parameter specifies the item (optional)" }, ["q" + i] = new JsonObject { ["type"] = "string", ["description"] = "Optional. This parameter specifies what one of the words of the text has to be." } },
            });
        var once = Run(request.User("hi"));
        Assert.True(once.Body.Length < once.Original.Length * 2 / 3);
        Assert.True(new StrategyHarness("tool_schema_compression").Run(once.Body, "/v1/messages").Unchanged);
    }

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("tool_schema_compression").Run(request);
}
