namespace Anyray.Optimizer.Cache.Similar;

/// <summary>One token of a question.</summary>
/// <param name="Text">Lower-case word, <c>#</c> and a number, <c>=</c> and an identifier, <c>"</c> and a quotation, or a symbol.</param>
/// <param name="Literal">A name, identifier or quotation: no rule may reword or drop it.</param>
internal readonly record struct QuestionToken(string Text, bool Literal = false);
