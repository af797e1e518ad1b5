using System.Globalization;
using Anyray.SpendStore.Admin;

namespace Anyray.SpendStore.Console.Forms;

/// <summary>Reads a form's fields; an empty one is absent, a malformed one is the caller's mistake.</summary>
internal static class FormFields
{
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public static string Required(this IFormCollection form, string name) => form.Text(name) ?? throw new InvalidInputException($"'{name}' is missing.", name);

    public static List<string>? List(this IFormCollection form, string name) =>
        form.Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();

    public static T? Number<T>(this IFormCollection form, string name) where T : struct, IParsable<T> =>
        form.Text(name) is not { } text ? null
            : T.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidInputException($"'{name}' is no valid number or date.", name);

    public static T Choice<T>(this IFormCollection form, string name) where T : struct, Enum =>
        Enum.TryParse<T>(form.Text(name), out var value) && Enum.IsDefined(value) ? value : throw new InvalidInputException($"'{name}' is not one of the choices.", name);
}
