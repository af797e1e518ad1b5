namespace Anyray.Tests.Optimizer.Strategies.ObservationMask;

public sealed class ObservationMaskTests
{
    [Fact]
    public void OldOutputs_BecomeOneLine_ButNotErrorsNorWhatIsAskedAbout()
    {
        static string Output(string name) => string.Concat(Enumerable.Repeat($"{name} says nothing of note today\n", 40));
        var request = new TestRequest(TestDialect.Anthropic).Tool("read").User("Check the widgets and tell me about turbine TX-77.")
            .Call(Output("alpha"), arguments: """{"path":"alpha"}""").Call(Output("broken"), arguments: """{"path":"broken"}""", isError: true)
            .Call(Output("turbine TX-77"), arguments: """{"path":"turbine"}""")
            .Call(Output("rerun"), arguments: """{"path":"again"}""").Call(Output("epsilon"), arguments: """{"path":"again"}""")
            .Call(Output("zeta"), arguments: """{"path":"zeta"}""").Call(Output("eta"), arguments: """{"path":"eta"}""");
        using var harness = new StrategyHarness("observation_mask");
        var body = harness.Run(request).Body;
        Assert.DoesNotContain("alpha says", body, StringComparison.Ordinal);
        Assert.Contains("characters of an earlier output elided: retrieve ctx_", body, StringComparison.Ordinal);
        foreach (var kept in (string[])["broken", "turbine TX-77", "rerun", "epsilon", "zeta", "eta"]) Assert.Contains(kept + " says", body, StringComparison.Ordinal);
    }
}
