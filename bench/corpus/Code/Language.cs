namespace Anyray.Bench.Corpus.Code;

/// <summary>How a language spells the few things the corpus' source files are made of. <c>{0}</c>, <c>{1}</c> are filled in.</summary>
internal sealed record Language
{
    public required string Name { get; init; }

    public required string Extension { get; init; }

    public required string Header { get; init; }

    public required string TypeOpen { get; init; }

    public required string TypeClose { get; init; }

    /// <summary>{0} name, {1} type of the argument.</summary>
    public required string Signature { get; init; }

    /// <summary>{0} name, {1} expression.</summary>
    public required string Let { get; init; }

    /// <summary>{0} condition.</summary>
    public required string If { get; init; }

    /// <summary>{0} expression.</summary>
    public required string Return { get; init; }

    /// <summary>{0} text.</summary>
    public required string Log { get; init; }

    /// <summary>How a method calls its sibling {0} with {1}.</summary>
    public required string Call { get; init; }

    /// <summary>Closes a block; null = indentation does.</summary>
    public string? Close { get; init; } = "}";

    /// <summary>Indentation of a method within its type.</summary>
    public string Indent { get; init; } = "    ";
}
