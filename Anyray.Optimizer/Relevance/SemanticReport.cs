namespace Anyray.Optimizer.Relevance;

/// <summary>What a comparison by meaning came to.</summary>
/// <param name="Embedded">Sentences whose vectors took part.</param>
/// <param name="Best">Likeness of the best sentence, 0-1.</param>
/// <param name="Known">Share of the question's words that the vectors know.</param>
/// <param name="Fresh">How much of an ordinary sentence is said nowhere else in the text, 0-1.</param>
internal readonly record struct SemanticReport(int Embedded, float Best, float Known, float Fresh)
{
    /// <summary>The text says much the same over and over, so that what is said once stands out.</summary>
    public bool Repetitive => Fresh < 0.55f;
}
