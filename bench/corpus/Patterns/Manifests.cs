namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Many YAML documents in one file.</summary>
internal sealed class Manifests : TextPattern
{
    public override string Name => "yaml_manifests";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var name = $"ledger-shadow-{dice.Hex(4)}";
        var heap = $"-Xmx{dice.Between(1100, 1990)}m";
        string Deployment(string app, string options) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {app}\n  namespace: shop\n  labels:\n    app.kubernetes.io/name: {app}\n    app.kubernetes.io/part-of: shop\nspec:\n  replicas: {dice.Between(1, 6)}\n  selector:\n    matchLabels:\n      app: {app}\n  template:\n    metadata:\n      labels:\n        app: {app}\n    spec:\n      containers:\n        - name: main\n          image: registry.example/{app}:{dice.Hex(8)}\n          env:\n            - name: JAVA_OPTS\n              value: \"{options}\"\n            - name: REGION\n              value: {dice.Pick(Lexicon.Cities).ToLowerInvariant()}\n          resources:\n            requests:\n              cpu: 250m\n              memory: 512Mi\n          readinessProbe:\n            httpGet:\n              path: /ready\n              port: 8080";
        return new Material
        {
            Text = Filler.Join(shape, "\n---\n", _ => Deployment($"{dice.Pick(Lexicon.Services)}-{dice.Hex(4)}", "-Xmx512m"), _ => Deployment(name, heap)),
            Question = shape.Ask(
                $"Which JAVA_OPTS does {name} run with?",
                $"How large may the heap of {name} grow?",
                $"Check the memory settings of the deployment {name}."),
            Facts = [Fact.Sequence(name, heap)],
            Fence = "yaml",
            Tool = "read_file",
            Argument = "path",
            Target = "deploy/all.yaml",
        };
    }
}
