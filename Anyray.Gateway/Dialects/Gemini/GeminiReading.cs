using System.Text;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Members by their camelCase name, or its snake_case twin.</summary>
internal static class GeminiReading
{
    public static JsonElement? Either(this JsonElement element, string name) => element.Get(name) ?? element.Get(Snake(name));

    public static string? EitherText(this JsonElement element, string name) => element.Text(name) ?? element.Text(Snake(name));

    public static int? EitherInt(this JsonElement element, string name) => element.Int(name) ?? element.Int(Snake(name));

    public static double? EitherNumber(this JsonElement element, string name) => element.Number(name) ?? element.Number(Snake(name));

    public static bool? EitherFlag(this JsonElement element, string name) => element.Flag(name) ?? element.Flag(Snake(name));

    public static IEnumerable<JsonElement> EitherItems(this JsonElement element, string name) =>
        element.Get(name) is not null ? element.Items(name) : element.Items(Snake(name));

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
