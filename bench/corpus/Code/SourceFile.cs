using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus.Code;

/// <summary>Writes source files that look like a business application's.</summary>
internal static class SourceFile
{
    /// <summary>A file of one type with <paramref name="methods"/>, bodies of some 8 to 24 lines.</summary>
    public static string Write(Dice dice, Language language, string type, IEnumerable<Method> methods)
    {
        var text = new StringBuilder();
        text.Append(language.Header).Append('\n');
        text.Append(Format(language.TypeOpen, type)).Append('\n');
        foreach (var method in methods) WriteMethod(text, dice, language, method);
        text.Append(language.TypeClose);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The declaration's text up to the parameter list, as a model would quote it.</summary>
    public static string Declaration(Language language, string method)
    {
        var signature = Format(language.Signature, method, "");
        var start = signature.IndexOf(method, StringComparison.Ordinal);
        return signature[start..(signature.IndexOf('(', start) + 1)];
    }

    private static void WriteMethod(StringBuilder text, Dice dice, Language language, Method method)
    {
        var outer = language.Indent;
        var inner = outer + (language.Name is "go" ? "\t" : language.Indent.Length == 2 ? "  " : "    ");
        var deep = inner + inner[outer.Length..];
        text.Append('\n').Append(outer).Append(Format(language.Signature, method.Name, dice.Pick(Lexicon.Nouns))).Append('\n');
        var lines = dice.Between(8, 24);
        var special = dice.Below(lines);
        for (var i = 0; i < lines; i++)
        {
            if (i == special && method.Calls is not null)
                text.Append(inner).Append(Format(language.Let, "next", Format(language.Call, method.Calls, "amount"))).Append('\n');
            if (i == special && method.Secret is not null) text.Append(inner).Append(Format(language.Let, "limit", method.Secret)).Append('\n');
            WriteStatement(text, dice, language, inner, deep);
        }

        text.Append(inner).Append(Format(language.Return, "result")).Append('\n');
        if (language.Close is not null) text.Append(outer).Append(language.Close).Append('\n');
    }

    private static void WriteStatement(StringBuilder text, Dice dice, Language language, string inner, string deep)
    {
        var name = dice.Pick(Lexicon.Adjectives);
        var expression = $"{dice.Pick(Lexicon.Nouns)}Rules.{dice.Function()}(amount, {dice.Between(2, 900).ToString(CultureInfo.InvariantCulture)})";
        switch (dice.Below(4))
        {
            case 0:
                text.Append(inner).Append(Format(language.If, $"amount > {dice.Between(2, 900).ToString(CultureInfo.InvariantCulture)}")).Append('\n');
                text.Append(deep).Append(Format(language.Log, $"{name} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} seen")).Append('\n');
                if (language.Close is not null) text.Append(inner).Append(language.Close).Append('\n');
                break;
            case 1:
                text.Append(inner).Append(Format(language.Log, $"{dice.Pick(Lexicon.Verbs)} {name} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}")).Append('\n');
                break;
            default:
                text.Append(inner).Append(Format(language.Let, name, expression)).Append('\n');
                break;
        }
    }

    private static string Format(string template, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, template, arguments);
}
