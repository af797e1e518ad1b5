namespace Anyray.Tests.Optimizer.Strategies.ToolPruning;

public sealed class ToolPruningTests
{
    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_UnrelatedTools_Go(TestDialect dialect)
    {
        var result = Run(Tools(dialect).User("What does the crm know about Bergmann?"));
        Assert.Equal(["mcp__crm__search_contacts", "mcp__crm__delete_contact", "x1", "retrieve"], Names(result));
        Assert.StartsWith("pruned 2 of 6 tool schemas", Assert.Single(result.Decisions).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KeepUnnamedOff_UnjudgeableToolsGoToo() =>
        Assert.DoesNotContain("x1", Names(new StrategyHarness("tool_pruning", """{"keepUnnamed":false}""").Run(Tools().User("Look into the crm."))));

    [Fact]
    public void Run_CalledTool_AndItsNamespace_Stay()
    {
        var result = Run(Tools().User("Go on.").Call("done", "mcp__wiki__list_pages"));
        Assert.Contains("mcp__wiki__list_pages", Names(result));
        Assert.DoesNotContain("mcp__crm__delete_contact", Names(result));
    }

    [Fact]
    public void Run_FamilyOfTheToolThatIsMetBest_StaysToo()
    {
        string[] names = ["browser_click", "browser_navigate", "browser_snapshot", "get_issue_comment", "get_issue", "add_issue", "get_click_report", "list_reports", "file_report", "read_mail", "send_mail", "drop_mail"];
        var request = new TestRequest();
        foreach (var name in names) request.Tool(name);
        var kept = Names(Run(request.User("Open the page and click on Login in the browser.")));
        Assert.Equal(["browser_click", "browser_navigate", "browser_snapshot", "get_click_report"], kept);
    }

    [Fact]
    public void Run_WordThatMostToolsShare_IsNoFamily()
    {
        var request = new TestRequest();
        foreach (var noun in (string[])["invoice", "refund", "coupon", "plan"]) request.Tool($"billing_list_{noun}s").Tool($"billing_create_{noun}").Tool($"billing_drop_{noun}");
        Assert.Equal(["billing_list_coupons", "billing_create_coupon", "billing_drop_coupon"], Names(Run(request.User("Which coupons are there?"))));
    }

    [Fact]
    public void Run_ChosenTool_Stays()
    {
        var request = Tools(TestDialect.Anthropic).User("Look into the crm.").With("tool_choice", new System.Text.Json.Nodes.JsonObject { ["type"] = "tool", ["name"] = "calendar.book" });
        Assert.Contains("calendar.book", Names(Run(request)));
    }

    [Fact]
    public void Run_NothingIsPointedAt_AllStay() => Assert.True(Run(Tools().User("Hello!")).Unchanged);

    [Fact]
    public void Run_ToolsThatTheProviderHasCached_Stay()
    {
        using var optimizer = new StrategyHarness("tool_pruning");
        Assert.True(optimizer.Run(Tools().User("Hello!")).Unchanged);
        var later = Tools().User("Hello!").Assistant("Hi.").User("Look into the crm.");
        var warm = optimizer.Run(later);
        Assert.True(warm.Unchanged);
        Assert.Equal("cache_guard", warm.Suppressed["tool_pruning"]);
        optimizer.Time.Shift = TimeSpan.FromHours(2);
        Assert.False(optimizer.Run(later).Unchanged);
    }

    private static TestRequest Tools(TestDialect dialect = TestDialect.OpenAiChat) => new TestRequest(dialect)
        .Tool("mcp__crm__search_contacts").Tool("mcp__crm__delete_contact").Tool("mcp__wiki__list_pages").Tool("calendar.book").Tool("x1").Tool("retrieve");

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("tool_pruning").Run(request);

    private static List<string> Names(HarnessResult result) =>
        [.. result.Json.GetProperty("tools").EnumerateArray().Select(t => (t.TryGetProperty("function", out var f) ? f : t).GetProperty("name").GetString()!)];
}
