namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A cluster's pods as nested JSON; one does not start.</summary>
internal sealed class Pods : TextPattern
{
    public override string Name => "pods_json";

    public override Knob Knob => new("context_compression", """{"maxArrayItems":8,"maxChars":1500}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var service = dice.Pick(Lexicon.Services);
        var name = $"{service}-{dice.Hex(9)}-{dice.Hex(5)}";
        var image = $"registry.example/{service}:2031.{dice.Between(10, 99)}";
        string Pod(string pod, string phase, string reason, string picture) => $$"""
                {
                  "metadata": { "name": "{{pod}}", "namespace": "shop", "uid": "{{dice.Uuid()}}", "labels": { "app": "{{pod[..4]}}", "tier": "backend" } },
                  "spec": { "nodeName": "node-{{dice.Below(40)}}", "containers": [ { "name": "main", "image": "{{picture}}", "resources": { "requests": { "cpu": "250m", "memory": "512Mi" } } } ] },
                  "status": { "phase": "{{phase}}", "reason": "{{reason}}", "podIP": "{{dice.Ip()}}", "restartCount": {{(phase == "Running" ? 0 : 41)}} }
                }
            """;
        var wanted = Pod(name, "Pending", "ImagePullBackOff", image);
        return new Material
        {
            Text = "{\n  \"kind\": \"PodList\",\n  \"items\": [\n" + Filler.Join(
                shape,
                ",\n",
                _ => Pod($"{dice.Pick(Lexicon.Services)}-{dice.Hex(9)}-{dice.Hex(5)}", "Running", "", $"registry.example/base:{dice.Between(1, 9)}.0"),
                _ => wanted) + "\n  ]\n}",
            Question = shape.Ask(
                "Which pod is not running, with which image and why?",
                "A deployment hangs. What does it try to start, and what is in the way?",
                $"Did {service} come up? If not, what is the reason?"),
            Facts = [Fact.Record(wanted, name, image, "ImagePullBackOff")],
            Fence = "json",
            Tool = "kubectl",
            Argument = "args",
            Target = "get pods -o json",
        };
    }
}
