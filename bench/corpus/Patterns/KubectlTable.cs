namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A cluster's workloads as kubectl prints them.</summary>
internal sealed class KubectlTable : TextPattern
{
    public override string Name => "kubectl_table";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var pod = $"{dice.Pick(Lexicon.Services)}-{dice.Hex(9)}-{dice.Hex(5)}";
        var restarts = dice.Between(140, 990);
        string Row(string name, string ready, string status, int count) => $"{dice.Pick("shop", "infra", "batch"),-10}{name,-52}{ready,-8}{status,-20}{count,-10}{dice.Between(1, 90)}d    {dice.Ip(),-16}node-{dice.Below(40)}";
        return new Material
        {
            Text = $"{"NAMESPACE",-10}{"NAME",-52}{"READY",-8}{"STATUS",-20}{"RESTARTS",-10}AGE    IP              NODE\n" + Filler.Lines(shape, _ => Row($"{dice.Pick(Lexicon.Services)}-{dice.Hex(9)}-{dice.Hex(5)}", "1/1", "Running", 0), _ => Row(pod, "0/1", "CrashLoopBackOff", restarts)),
            Question = shape.Ask(
                "Which pod keeps crashing, and how often has it restarted?",
                "Is anything unhealthy in this cluster?",
                "One workload never becomes ready. Which?"),
            Facts = [Fact.Row(pod, "0/1", "CrashLoopBackOff", $"{restarts}")],
            Tool = "kubectl",
            Argument = "args",
            Target = "get pods -A -o wide",
        };
    }
}
