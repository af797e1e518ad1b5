using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>Finds what a description of an argument says that its schema or its name says already.</summary>
internal static partial class Restatement
{
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ["the", "a", "an", "of", "for", "to", "this", "its", "given", "specified", "provided", "unique", "parameter", "argument", "field"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Is every word of it a word of the argument's name, the tool's name or the type?</summary>
    public static bool IsOfName(ToolText text)
    {
        var rest = text.Text.AsSpan();
        var type = text.Schema["type"u8].AsString();
        while (!(rest = rest.TrimStart(" \n,.:;()")).IsEmpty)
        {
            var length = rest.IndexOfAny(" \n,.:;()");
            var word = length < 0 ? rest : rest[..length];
            if (!Known.Contains(word) && !word.Equals(type, StringComparison.OrdinalIgnoreCase) && !IsIn(text.Member, word) && !IsIn(text.Tool.Name, word)) return false;
            rest = rest[word.Length..];
        }

        return true;
    }

    /// <summary>The text without asides and sentences that repeat the schema: "(optional)", "Defaults to 30.", "One of: asc, desc".</summary>
    public static string WithoutSchema(ToolText text)
    {
        if (!Suspects().IsMatch(text.Text)) return text.Text;
        var left = Aside().Replace(text.Text, aside => IsOfSchema(text, aside.Groups[1].Value) ? "" : aside.Value);
        return Sentence().Replace(left, sentence => IsOfSchema(text, sentence.Groups[1].Value) ? "" : sentence.Value).Trim();
    }

    private static bool IsOfSchema(ToolText text, string said)
    {
        var match = Said().Match(said.Trim().TrimEnd('.'));
        if (!match.Success) return false;
        var schema = text.Schema;
        if (match.Groups["use"] is { Success: true } use) return text.IsRequired == use.Value.StartsWith("req", StringComparison.OrdinalIgnoreCase);
        if (match.Groups["default"] is { Success: true } value) return Is(schema["default"u8], value.Value);
        if (match.Groups["list"] is { Success: true } list) return AreAll(schema["enum"u8], list.Value);
        return (match.Groups["min"].Success || match.Groups["max"].Success)
            && (!match.Groups["min"].Success || Is(schema["minimum"u8], match.Groups["min"].Value))
            && (!match.Groups["max"].Success || Is(schema["maximum"u8], match.Groups["max"].Value));
    }

    private static bool AreAll(JsonNode values, string list)
    {
        if (!values.IsArray) return false;
        var told = Separator().Split(list);
        if (told.Length != values.Children.Count()) return false;
        foreach (var value in values.Children)
            if (!Array.Exists(told, t => Is(value, t))) return false;
        return true;
    }

    private static bool Is(JsonNode value, string said)
    {
        if (!value.Exists || value.IsObject || value.IsArray) return false;
        said = said.Trim(' ', '"', '\'', '`', '“', '”');
        return value.IsString ? value.AsString() == said : said.Equals(Encoding.UTF8.GetString(value.Raw), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsIn(string? name, ReadOnlySpan<char> word)
    {
        if (word.Equals("identifier", StringComparison.OrdinalIgnoreCase)) word = "id";
        for (int at = 0, start = 0; name is not null && at <= name.Length; at++)
        {
            if (at < name.Length && char.IsLetterOrDigit(name[at]) && !(at > start && char.IsUpper(name[at]) && char.IsLower(name[at - 1]))) continue;
            var part = name.AsSpan(start, at - start);
            if (part.Length > 0 && part[..Stemmer.Length(part)].Equals(word[..Stemmer.Length(word)], StringComparison.OrdinalIgnoreCase)) return true;
            start = at < name.Length && char.IsLetterOrDigit(name[at]) ? at : at + 1;
        }

        return false;
    }

    [GeneratedRegex("optional|required|default|one of|either|values|options|min|max|between|range|[0-9]-", RegexOptions.IgnoreCase)]
    private static partial Regex Suspects();

    [GeneratedRegex(@"[ \t]*\(([^()\n]{1,200})\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<=^|[.!?]\s+)([^.!?\s](?:[^.!?]|[.!?](?!\s|$))*[.!?]?)(?=\s|$)[ \t]*")]
    private static partial Regex Sentence();

    [GeneratedRegex("""
        ^(?:
          (?:this\ (?:parameter|field|argument|property|value)\ )?(?:is\ )?(?<use>optional|required)
        | (?:the\ )?defaults?(?:\ value)?(?:\ is|\ to|:|\ =|=)?\ *(?<default>\S+)
        | (?:(?:must|can|should)\ be\ |is\ )?(?:one\ of|either|(?:allowed|possible|valid|accepted|supported|available)\ (?:values|options)(?:\ are|\ include)?):?\ *(?<list>.+)
        | (?:min(?:imum)?(?:\ value)?[\ :=]+(?<min>-?[0-9.]+))?(?:,\ |\ and\ )?(?:max(?:imum)?(?:\ value)?[\ :=]+(?<max>-?[0-9.]+))?
        | (?:(?:value\ )?between\ |range:?\ )?(?<min>-?[0-9.]+)(?:\ and\ |\ to\ |-)(?<max>-?[0-9.]+)
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Said();

    [GeneratedRegex(@",?\s+or\s+|,?\s+and\s+|\s*[,|/]\s*")]
    private static partial Regex Separator();
}
