using System.Text.Json;
using System.Text.RegularExpressions;

namespace Anyray.Gateway.Routing.Config;

/// <summary>Reads the query language of conditions.</summary>
internal static class QueryReader
{
    private static readonly TimeSpan RegexLimit = TimeSpan.FromMilliseconds(50);

    public static RouteQuery Read(JsonElement json, string path)
    {
        var parts = new List<RouteQuery>();
        foreach (var (name, value) in ConfigValue.MembersOf(json, path))
            parts.Add(name switch
            {
                "$and" => new RouteQuery.All(List(value)),
                "$or" => new RouteQuery.Any(List(value)),
                _ when name.StartsWith('$') => throw value.Wrong("is not a known operator here; use $and or $or"),
                _ => Field(name, value),
            });
        if (parts.Count == 0) throw new RoutingConfigException(path, "is empty");
        return parts.Count == 1 ? parts[0] : new RouteQuery.All(parts);
    }

    private static List<RouteQuery> List(ConfigValue value)
    {
        if (value.Json.ValueKind != JsonValueKind.Array || value.Json.GetArrayLength() == 0) throw value.Wrong("must be an array of queries");
        var parts = new List<RouteQuery>();
        foreach (var item in value.Json.EnumerateArray()) parts.Add(Read(item, $"{value.Path}[{parts.Count}]"));
        return parts;
    }

    private static RouteQuery Field(string field, ConfigValue value)
    {
        if (field != "url.pathname" && !field.StartsWith("metadata.", StringComparison.Ordinal) && !field.StartsWith("params.", StringComparison.Ordinal))
            throw value.Wrong("is not a field; use metadata.…, params.… or url.pathname");
        if (value.Json.ValueKind != JsonValueKind.Object) return new RouteQuery.Compare(field, "$eq", value.Json.Clone(), null);
        var parts = new List<RouteQuery>();
        foreach (var (name, operand) in ConfigValue.MembersOf(value.Json, value.Path)) parts.Add(Compare(field, name, operand));
        if (parts.Count == 0) throw value.Wrong("names no operator");
        return parts.Count == 1 ? parts[0] : new RouteQuery.All(parts);
    }

    private static RouteQuery.Compare Compare(string field, string name, ConfigValue operand)
    {
        switch (name)
        {
            case "$eq" or "$ne" or "$gt" or "$gte" or "$lt" or "$lte":
                return new RouteQuery.Compare(field, name, operand.Json.Clone(), null);
            case "$in" or "$nin":
                if (operand.Json.ValueKind != JsonValueKind.Array) throw operand.Wrong("must be an array");
                return new RouteQuery.Compare(field, name, operand.Json.Clone(), null);
            case "$regex":
                try
                {
                    return new RouteQuery.Compare(field, name, operand.Json.Clone(), new Regex(operand.Text(), RegexOptions.CultureInvariant, RegexLimit));
                }
                catch (ArgumentException)
                {
                    throw operand.Wrong("is not a valid regular expression");
                }
            default:
                throw operand.Wrong("is not a known operator; use $eq $ne $gt $gte $lt $lte $in $nin $regex");
        }
    }
}
