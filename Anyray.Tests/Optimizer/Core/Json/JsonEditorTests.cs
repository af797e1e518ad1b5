using System.Text;
using System.Text.Json.Nodes;
using Anyray.Optimizer.Json;
using CsCheck;
using JsonNode = Anyray.Optimizer.Json.JsonNode;
using Node = System.Text.Json.Nodes.JsonNode;

namespace Anyray.Tests.Optimizer.Core.Json;

public sealed class JsonEditorTests
{
    private static readonly Gen<string> Blank = Gen.Int[0, 5].Select(i => ((string[])["", "", " ", "\n  ", "\t", "\r\n "])[i]);

    private static readonly Gen<string> Leaf = Gen.Int[0, 11].Select(i => ((string[])["1", "-0", "1.0", "1e5", "12345678901234567890", "true", "null", "\"\"", "\"é\\u00e9\\/\\n\"", "\"\\ud800 \\\"\"", "\"日本🚀\"", "\"plain text\""])[i]);

    [Fact]
    public void AnyEdits_OnAnyJson_LeaveEveryOtherByteAsItCame()
    {
        Gen.Select(Json(4), Gen.Int[0, 6], Gen.UInt).Sample((text, edits, seed) => Check(text, edits, seed), iter: 10_000, seed: "0000KfSnFFd5", threads: 1);
    }

    /// <summary>
    /// Does random edits through the editor and, in the same order, on a model of the text as a list of members; both must
    /// give the same values, and all untouched leaves must be there with their own spelling.
    /// </summary>
    private static void Check(string text, int count, uint seed)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var tree = JsonTree.Parse(bytes);
        using var arena = new Arena<byte>();
        var editor = new JsonEditor(tree, arena);
        var random = new Random((int)seed);
        var nodes = All(tree.Root).ToList();
        var model = Model.Of(tree.Root);
        for (var i = 0; i < count; i++)
        {
            var node = nodes[random.Next(nodes.Count)];
            if (!editor.IsLive(node)) continue;
            var at = model.Find(node.Index);
            switch (random.Next(4))
            {
                case 0:
                    editor.Replace(node, "{\"new\":[1 ,2]}"u8);
                    at.Replacement = "{\"new\":[1 ,2]}";
                    break;
                case 1 when node.Index != 0:
                    editor.Remove(node);
                    at.Removed = true;
                    break;
                case 2 when node.IsArray && editor.Of(node) is { ReplacesValue: false }:
                    var before = random.Next(node.Children.Count() + 2);
                    editor.Insert(node, "\"in\""u8, before);
                    at.Inserts.Add((before, "\"in\""));
                    break;
                case 3 when node.IsObject && editor.Of(node) is { ReplacesValue: false } && !node["added"u8].Exists && at.Inserts.Count == 0:
                    editor.SetProperty(node, "added"u8, "[ ]"u8);
                    at.Inserts.Add((int.MaxValue, "\"added\":[ ]"));
                    break;
            }
        }
        var result = Encoding.UTF8.GetString(editor.Current(tree.Root).Span);
        Assert.True(Node.DeepEquals(Parse(model.Text()), Parse(result)), $"{text}\n{model.Text()}\n{result}");
        var applied = new StringBuilder();
        var from = 0;
        foreach (var edit in editor.Render())
        {
            Assert.True(edit.Offset >= from, "edits overlap");
            applied.Append(Encoding.UTF8.GetString(bytes.AsSpan(from, edit.Offset - from))).Append(Encoding.UTF8.GetString(edit.Replacement.Span));
            from = edit.Offset + edit.Length;
        }
        applied.Append(Encoding.UTF8.GetString(bytes.AsSpan(from)));
        Assert.Equal(result, applied.ToString());
        if (count == 0) Assert.Equal(text, result);
        // Containers that no edit touched are there byte for byte.
        foreach (var node in nodes)
            if (!tree[node.Index].Touched && editor.IsLive(node)) Assert.Contains(Encoding.UTF8.GetString(node.Raw), result, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_BringsBackWhatWasThereAtTheMark()
    {
        using var tree = JsonTree.Parse("{\"a\":[1,2,3],\"b\":\"x\"}"u8.ToArray());
        using var arena = new Arena<byte>();
        var editor = new JsonEditor(tree, arena);
        editor.ReplaceText(tree.Root["b"u8], "first".AsMemory());
        var mark = editor.Mark();
        editor.ReplaceText(tree.Root["b"u8], "second".AsMemory());
        editor.Remove(tree.Root["a"u8]);
        Assert.Equal("{\"b\":\"second\"}", Encoding.UTF8.GetString(editor.Current(tree.Root).Span));
        editor.Undo(mark);
        Assert.Equal("{\"a\":[1,2,3],\"b\":\"first\"}", Encoding.UTF8.GetString(editor.Current(tree.Root).Span));
    }

    [Fact]
    public void Reorder_MovesElementsWithTheirEdits()
    {
        using var tree = JsonTree.Parse("[ {\"n\":\"c\"} , {\"n\":\"a\"},{\"n\":\"b\"} ]"u8.ToArray());
        using var arena = new Arena<byte>();
        var editor = new JsonEditor(tree, arena);
        JsonNode first = default;
        foreach (var child in tree.Root.Children)
        {
            first = child;
            break;
        }
        editor.ReplaceText(first["n"u8], "C".AsMemory());
        editor.Reorder(tree.Root, [1, 2, 0]);
        Assert.Equal("[{\"n\":\"a\"},{\"n\":\"b\"},{\"n\":\"C\"}]", Encoding.UTF8.GetString(editor.Current(tree.Root).Span));
    }

    [Theory]
    [InlineData("{\"a\":1", "invalid_json")]
    [InlineData("", "invalid_json")]
    [InlineData("{\"a\":NaN}", "invalid_json")]
    [InlineData("{} {}", "invalid_json")]
    public void Parse_BadText_NamesTheCode(string text, string code) =>
        Assert.Equal(code, Assert.Throws<MalformedRequestException>(() => JsonTree.Parse(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void Parse_Depth64IsFine_65IsTooDeep()
    {
        JsonTree.Parse(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64))).Dispose();
        Assert.Equal("too_deep", Assert.Throws<MalformedRequestException>(() => JsonTree.Parse(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)))).Code);
    }

    [Fact]
    public void Text_AnyString_SurvivesEscapingAndBack()
    {
        Gen.Char.Array[0, 40].Select(c => new string(c)).Sample(text =>
        {
            using var output = new PooledBuffer<byte>();
            JsonText.WriteEscaped(text, output);
            Assert.Equal(output.Count, JsonText.EscapedLength(text));
            Assert.Equal(text, JsonText.Unescape(output.Span));
        }, iter: 5000, seed: "0000KfSnFFd5", threads: 1);
    }

    // The framework can't read a lone surrogate; here it is a word like any other.
    private static Node? Parse(string text) => Node.Parse(text.Replace("\\ud800", "lone", StringComparison.Ordinal));

    private static Gen<string> Json(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Json(depth - 1);
        var array = Gen.Select(inner.Array[0, 4], Blank, Blank, (items, a, b) => $"[{a}{string.Join($"{b},{a}", items)}{b}]");
        var member = Gen.Select(Gen.Int[0, 99], Blank, inner, (name, blank, value) => $"\"k{name}\\u0041\"{blank}:{blank}{value}");
        var @object = Gen.Select(member.Array[0, 4], Blank, Blank, (members, a, b) => $"{{{a}{string.Join($"{b},{a}", members.DistinctBy(m => m[..m.IndexOf(':')].Trim()))}{b}}}");
        return Gen.OneOf(Leaf, array, @object, array, @object);
    }

    private static IEnumerable<JsonNode> All(JsonNode node)
    {
        yield return node;
        var children = new List<JsonNode>();
        foreach (var child in node.Children) children.Add(child);
        foreach (var child in children)
            foreach (var inner in All(child)) yield return inner;
    }

    private sealed class Model(int index, string? name, string raw, bool isObject, List<Model> children)
    {
        public bool Removed { get; set; }

        public string? Replacement { get; set; }

        public List<(int Before, string Text)> Inserts { get; } = [];

        public static Model Of(JsonNode node)
        {
            var children = new List<Model>();
            foreach (var child in node.Children) children.Add(Of(child));
            var name = node.Name;
            return new Model(node.Index, name, node.IsObject || node.IsArray ? "" : Encoding.UTF8.GetString(node.Raw), node.IsObject, children) { IsContainer = node.IsObject || node.IsArray };
        }

        private bool IsContainer { get; init; }

        public Model Find(int node) => index == node ? this : children.Select(c => c.FindOrNull(node)).First(c => c is not null)!;

        private Model? FindOrNull(int node) => index == node ? this : children.Select(c => c.FindOrNull(node)).FirstOrDefault(c => c is not null);

        public string Text()
        {
            if (Replacement is not null) return Replacement;
            if (!IsContainer) return raw;
            var members = new List<string>();
            for (var i = 0; i < children.Count; i++)
            {
                members.AddRange(Inserts.Where(x => x.Before == i).Select(x => x.Text));
                if (!children[i].Removed) members.Add((isObject ? $"{JsonValue.Create(children[i].Name!).ToJsonString()}:" : "") + children[i].Text());
            }
            members.AddRange(Inserts.Where(x => x.Before >= children.Count).Select(x => x.Text));
            return isObject ? $"{{{string.Join(',', members)}}}" : $"[{string.Join(',', members)}]";
        }

        private string? Name { get; } = name;
    }
}
