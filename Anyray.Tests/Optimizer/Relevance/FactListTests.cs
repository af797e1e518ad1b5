using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Tests.Optimizer.Relevance;

/// <summary>For advice each of the things remembered about people may matter.</summary>
public sealed class FactListTests
{
    private static readonly string[] Notes = ["likes long walks", "works at the harbour office", "plays the cello on Sundays", "has a cat called Pepper", "is looking for a larger flat", "asked about the tram line"];

    [Theory]
    [InlineData("What shall I cook for Noor's dinner on Friday?", "Bo is allergic to shellfish")]
    [InlineData("Plan a weekend trip for all of us.", "Ines uses a wheelchair")]
    [InlineData("Should I put nuts into the cake?", "Bo must not eat hazelnuts")]
    public void Make_ForAdviceFromNotes_KeepsWhatHasToBeHeeded(string question, string fact)
    {
        // A short list stays as it is, a long one keeps the notes that say what to heed.
        Assert.Null(Make(List(200, fact), question));
        var text = List(2000, fact);
        var excerpt = Make(text, question)?.Text;
        Assert.NotNull(excerpt);
        Assert.Contains(fact, excerpt, StringComparison.Ordinal);
        Assert.True(excerpt.Length < text.Length / 2);
    }

    [Fact]
    public void Make_ForOneOfTheNotes_LeavesOutTheOthers()
    {
        var text = List(200, "Bo keeps the spare key under the blue flowerpot");
        var excerpt = Make(text, "Where is the spare key under the flowerpot kept?")?.Text;
        Assert.NotNull(excerpt);
        Assert.Contains("spare key", excerpt, StringComparison.Ordinal);
        Assert.True(excerpt.Length < text.Length * 2 / 3);
    }

    private static string List(int count, string fact) =>
        string.Join('\n', Enumerable.Range(0, count).Select(i => i == count / 3 ? $"- {fact}, as noted by the family in spring" : $"- {(i % 3 == 0 ? "Noor" : "Elif")} {Notes[i * 7 % 6]} and {Notes[i / 6 % 6]}, told in week {i}"));

    private static Excerpt? Make(string text, string question) => Excerpter.Make(text, Shape.Prose, Question.Read(question), new ExcerptOptions(6000));
}
