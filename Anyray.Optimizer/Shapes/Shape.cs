namespace Anyray.Optimizer.Shapes;

/// <summary>What a piece of content looks like. The shape decides which strategy may take it.</summary>
public enum Shape
{
    /// <summary>Running text, or too little of anything to tell.</summary>
    Prose,

    /// <summary>A JSON array.</summary>
    JsonArray,

    /// <summary>A JSON object.</summary>
    JsonObject,

    /// <summary>One JSON value per line.</summary>
    NdJson,

    /// <summary>A unified diff.</summary>
    Diff,

    /// <summary>Search hits, <c>path:line:text</c> or grouped under their file.</summary>
    GrepHits,

    /// <summary>One path per line.</summary>
    PathList,

    /// <summary>Output of a test runner, compiler or linter.</summary>
    RunnerOutput,

    /// <summary>An application, access or system log.</summary>
    Log,

    /// <summary>Source code in a language whose bodies can be told.</summary>
    Source,

    /// <summary>Headed sections or retrieved chunks.</summary>
    Chunks,

    /// <summary>Delimited rows under a header.</summary>
    Csv,

    /// <summary>Named values under names, told by their indentation: YAML, settings, a described resource.</summary>
    Keyed,

    /// <summary>An HTML or XML page.</summary>
    Html,

    /// <summary>One long encoded blob.</summary>
    Base64,

    /// <summary>Many lines with no structure of the above.</summary>
    Lines,
}
