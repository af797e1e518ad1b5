namespace Anyray.Bench.Corpus.Patterns;

/// <summary>An API description of which one operation matters.</summary>
internal sealed class OpenApiSpec : TextPattern
{
    public override string Name => "openapi_spec";

    public override Knob Knob => new("context_compression", """{"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var path = $"/settlements/{{id}}/reversal-{dice.Hex(4)}";
        var scope = $"settle:reverse:{dice.Hex(4)}";
        string Operation(string route, string need, string name) => $$"""
                "{{route}}": {
                  "post": {
                    "operationId": "{{name}}",
                    "summary": "{{dice.Sentence()}}",
                    "security": [ { "oauth": [ "{{need}}" ] } ],
                    "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
                    "responses": { "200": { "description": "{{dice.Sentence()}}" }, "404": { "description": "Unknown." } }
                  }
                }
            """;
        return new Material
        {
            Text = "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {\n" + Filler.Join(shape, ",\n", i => Operation($"/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}s/{{id}}/{dice.Pick(Lexicon.Verbs)}-{i}", "shop:write", $"{dice.Function()}{i}"), _ => Operation(path, scope, "reverseSettlement")) + "\n  }\n}",
            Question = shape.Ask(
                $"Which scope does a POST to {path} need?",
                "What do I call to reverse a settlement, and with which scope?",
                "Show the operation reverseSettlement: path and security."),
            Facts = [Fact.Sequence(path, scope)],
            Fence = "json",
            Tool = "fetch_page",
            Argument = "url",
            Target = "https://api.example/openapi.json",
        };
    }
}
