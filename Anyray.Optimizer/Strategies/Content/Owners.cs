using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>Which kind keeps the structure of a shape. The generic one takes what has no specialist, and what its specialist is not there to take.</summary>
internal static class Owners
{
    /// <summary>The generic kind.</summary>
    public const string Generic = "relevance_filter";

    public static string Of(Shape shape) => shape switch
    {
        Shape.JsonArray or Shape.JsonObject or Shape.NdJson or Shape.Diff or Shape.Base64 => "context_compression",
        Shape.Source => "code_graph",
        Shape.RunnerOutput => "command_digest",
        _ => Generic,
    };
}
