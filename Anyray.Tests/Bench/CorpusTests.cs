using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Bench.Corpus;

namespace Anyray.Tests.Bench;

public class CorpusTests
{
    [Fact]
    public void Cases_SameSeed_SameBytes()
    {
        var first = Catalogue.Cases(3).ToList();
        var second = Catalogue.Cases(3).ToList();
        Assert.Equal(first.Select(c => c.Name), second.Select(c => c.Name));
        Assert.All(first.Zip(second), pair => Assert.True(pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body)));
    }

    [Fact]
    public void Cases_EveryWastePattern_HasThreeVariantsOrMore()
    {
        var waste = Catalogue.Cases(1).Where(c => c.Placement != Placement.Control).GroupBy(c => c.Pattern).ToList();
        Assert.True(waste.Count >= 30);
        Assert.All(waste, pattern => Assert.True(pattern.Count() >= 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cases_Original_CarriesEveryFactAndARetrieveTool(int seed)
    {
        foreach (var item in Catalogue.Cases(seed))
        {
            var text = RequestText.Of(item.Body);
            Assert.All(item.Facts, fact => Assert.True(fact.IsKept(text), $"{item.Name}: {fact.Name}"));
            Assert.Contains("retrieve", text.Full, StringComparison.Ordinal);
            using var body = JsonDocument.Parse(item.Body);
            Assert.True(body.RootElement.GetProperty("tools").GetArrayLength() > 0);
        }
    }

    [Fact]
    public void Facts_LongestTextRemoved_AreNotAllKept()
    {
        foreach (var item in Catalogue.Cases(1).Where(c => c.Facts.Count > 0 && c.Placement != Placement.Control))
        {
            var text = RequestText.Of(WithoutLongTexts(item.Body));
            Assert.False(item.Facts.All(fact => fact.IsKept(text)) && item.Pattern is not ("long_session" or "overlong_window" or "huge_output" or "replayed_thinking"), $"{item.Name} needs nothing");
        }
    }

    private static byte[] WithoutLongTexts(byte[] body)
    {
        var root = JsonNode.Parse(body)!;
        Cut(root);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static void Cut(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("tools");
            foreach (var (name, value) in members.ToList())
                if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 1500) members[name] = "";
                else Cut(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items) Cut(item);
        }
    }
}
