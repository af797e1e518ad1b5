namespace Anyray.Bench.Corpus.Patterns;

/// <summary>An API's answer with binary attachments in it.</summary>
internal sealed class Base64Blob : TextPattern
{
    public override string Name => "base64_blob";

    public override Knob Knob => new("context_compression", """{"maxChars":1500}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var sender = $"{dice.Pick(Lexicon.LastNames)}.{dice.Hex(4)}@post.example";
        var blob = Math.Max(2000, shape.Bytes / 3);
        string Attachment(int i) => $$"""{"name":"scan-{{i}}.png","type":"image/png","data":"{{dice.Base64(blob * 3 / 4)}}" }""";
        return new Material
        {
            Text = $$"""{"message":{"subject":"Your claim","attachments":[{{Attachment(1)}},{{Attachment(2)}},{{Attachment(3)}}],"from":"{{sender}}","received":"2031-03-04T07:11:00Z"} }""",
            Question = shape.Ask("Who sent the message with the attachments?", "To which address do I answer?", "What is the sender's address?"),
            Facts = [Fact.Verbatim(sender)],
            Fence = "json",
            Tool = "get_message",
            Argument = "id",
            Target = "m-41",
        };
    }
}
