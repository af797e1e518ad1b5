using System.Globalization;

namespace Anyray.Bench;

/// <summary>The command line: a command, <c>--name value</c> pairs and switches.</summary>
internal sealed class Arguments(string[] args)
{
    public string Command => args.Length > 0 ? args[0] : "";

    public bool Has(string name) => Array.IndexOf(args, "--" + name) > 0;

    public string? Text(string name) => Array.IndexOf(args, "--" + name) is var at and > 0 && at + 1 < args.Length ? args[at + 1] : null;

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
