namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Descriptions of many nodes, one after the other.</summary>
internal sealed class KubectlDescribe : TextPattern
{
    public override string Name => "kubectl_describe";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var taint = $"maintenance-{dice.Hex(5)}=true:NoSchedule";
        string Node(int i, string taints) => $"Name:               node-{i}\nRoles:              worker\nLabels:             kubernetes.io/arch=amd64\n                    zone={dice.Pick(Lexicon.Cities).ToLowerInvariant()}\nCreationTimestamp:  {Dice.Clock(-dice.Below(9000000)):yyyy-MM-dd}\nTaints:             {taints}\nUnschedulable:      false\nConditions:\n  MemoryPressure   False   KubeletHasSufficientMemory\n  DiskPressure     False   KubeletHasNoDiskPressure\n  Ready            True    KubeletReady\nCapacity:\n  cpu:     16\n  memory:  {dice.Between(60000000, 66000000)}Ki\n  pods:    110\nSystem Info:\n  Machine ID:      {dice.Hex(32)}\n  Kernel Version:  6.8.{dice.Below(30)}\n";
        return new Material
        {
            Text = Filler.Join(shape, "\n", i => Node(i, "<none>"), i => Node(i, taint)),
            Question = shape.Ask(
                "Which taint keeps pods away from one of these nodes?",
                "Nothing is scheduled onto one node. Why?",
                "List the taints in this cluster."),
            Facts = [Fact.Verbatim(taint)],
            Tool = "kubectl",
            Argument = "args",
            Target = "describe nodes",
        };
    }
}
