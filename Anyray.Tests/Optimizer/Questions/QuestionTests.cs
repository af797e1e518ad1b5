using Anyray.Optimizer.Questions;

namespace Anyray.Tests.Optimizer.Questions;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("Why did order ORD-7731 fail?", "ORD-7731")]
    [InlineData("Look at src/app/Main.cs please", "src/app/Main.cs")]
    [InlineData("What does getUserName return?", "getUserName")]
    [InlineData("Find \"disk is full\" in there", "disk is full")]
    [InlineData("Is user_id 48213 known?", "48213")]
    [InlineData("What did Kowalski decide?", "Kowalski")]
    [InlineData("request 9f8e7d6c-1234-4abc-8def-001122334455 failed", "9f8e7d6c-1234-4abc-8def-001122334455")]
    public void Read_Question_FindsItsIdentifiers(string question, string identifier) =>
        Assert.Contains(identifier, Question.Read(question).Identifiers);

    [Theory]
    [InlineData("retries", "the client retry policy")]
    [InlineData("failing", "it failed twice")]
    [InlineData("caching", "the cache was cold")]
    [InlineData("payment", "PaymentGateway.charge")]
    [InlineData("接続", "データベース接続が拒否されました")]
    public void Matcher_FormsOfAWord_Match(string asked, string text) => Assert.True(Matches(asked, text));

    [Theory]
    [InlineData("port", "the portfolio grew")]
    [InlineData("log", "a blog about things")]
    [InlineData("id 4711", "line 47110 of it")]
    public void Matcher_OtherWords_DoNot(string asked, string text) => Assert.False(Matches(asked, text));

    private static bool Matches(string asked, string text)
    {
        var at = 0;
        Span<byte> matched = stackalloc byte[8];
        return Question.Read(asked).Matcher.Next(text, ref at, matched) > 0;
    }
}
