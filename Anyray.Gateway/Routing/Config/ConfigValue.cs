using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>One value of a config with its path, so that every complaint says where.</summary>
internal readonly record struct ConfigValue(JsonElement Json, string Path)
{
    public static IEnumerable<(string Name, ConfigValue Value)> MembersOf(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new RoutingConfigException(path, "must be an object");
        foreach (var member in json.EnumerateObject()) yield return (member.Name, new ConfigValue(member.Value, $"{path}.{member.Name}"));
    }

    public string Text() => Json.ValueKind == JsonValueKind.String && Json.GetString() is { Length: > 0 } text ? text : throw Wrong("must be a text that is not empty");

    public bool Flag() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? Json.GetBoolean() : throw Wrong("must be true or false");

    public int Integer(int least, int most = int.MaxValue) =>
        Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : throw Wrong($"must be a whole number of at least {least}{(most == int.MaxValue ? "" : $" and at most {most}")}");

    public double Number(double least) =>
        Json.ValueKind == JsonValueKind.Number && Json.TryGetDouble(out var value) && value >= least && double.IsFinite(value) ? value : throw Wrong($"must be a number of at least {least}");

    public List<int> Integers(int least, int most)
    {
        var values = new List<int>();
        foreach (var item in Items()) values.Add(item.Integer(least, most));
        return values;
    }

    public List<string> Texts()
    {
        var values = new List<string>();
        foreach (var item in Items()) values.Add(item.Text());
        return values;
    }

    public Dictionary<string, JsonElement> Members()
    {
        var members = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in MembersOf(Json, Path)) members[name] = value.Json;
        return members;
    }

    public RoutingConfigException Wrong(string message) => new(Path, message);

    public RoutingConfigException Unknown() => Wrong("is not a known field");

    private IEnumerable<ConfigValue> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array) throw Wrong("must be an array");
        var index = 0;
        foreach (var item in Json.EnumerateArray()) yield return new ConfigValue(item, $"{Path}[{index++}]");
    }
}
