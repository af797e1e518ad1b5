using Anyray.Optimizer.Cache.Similar;

namespace Anyray.Tests.Optimizer.Core.Cache.Similar;

public sealed class QuestionFactsTests
{
    [Theory]
    [InlineData("How do I reset my password?", "How can I reset my password?")]
    [InlineData("How do I reset my password?", "please tell me how to reset my password")]
    [InlineData("How do I reset my password?", "What's the best way to reset my password, please?")]
    [InlineData("What is the capital of France?", "what's the capital city of France")]
    [InlineData("What is the capital of France?", "Can you tell me the capital of France?")]
    [InlineData("What is the capital of France?", "What is France's capital?")]
    [InlineData("What is the height of the Eiffel Tower?", "what's the Eiffel Tower's height?")]
    [InlineData("Explain how photosynthesis works.", "How does photosynthesis work?")]
    [InlineData("How do I sort a list in Python?", "In Python, how do I sort a list?")]
    [InlineData("When was the bridge built?", "Tell me when the bridge was constructed.")]
    [InlineData("Why is the sky blue?", "Could you explain why the sky is blue?")]
    [InlineData("What is the refund policy for annual plans?", "What's the refund policy for yearly plans?")]
    [InlineData("How many people live in the United States?", "Tell me how many people live in the USA")]
    [InlineData("I can't log in.", "I cannot sign in")]
    [InlineData("What is 1,000 km in miles?", "what's 1000 kilometres in miles")]
    [InlineData("List the side effects of ibuprofen.", "What are the side effects of ibuprofen?")]
    public void Of_TheSameQuestionInOtherWords_IsEqual(string left, string right) =>
        Assert.Equal(string.Join('|', QuestionFacts.Read(left)), string.Join('|', QuestionFacts.Read(right)));

    [Theory]
    [InlineData("What is the capital of France?", "What is the capital of Germany?")]
    [InlineData("what is the capital of france", "what is the capital of germany")]
    [InlineData("What is 2+2?", "What is 2*2?")]
    [InlineData("What is 2+2?", "What is 2+3?")]
    [InlineData("What is 5-3?", "What is 53?")]
    [InlineData("Convert 10 km to miles", "Convert 10 kg to miles")]
    [InlineData("Convert 10 km to miles", "Convert 10 miles to km")]
    [InlineData("Is 100 mg safe?", "Is 100 g safe?")]
    [InlineData("Is 1.5 mg safe?", "Is 15 mg safe?")]
    [InlineData("Is it safe to eat raw eggs?", "Is it not safe to eat raw eggs?")]
    [InlineData("Which foods are allowed?", "Which foods aren't allowed?")]
    [InlineData("Can I travel with a visa?", "Can I travel without a visa?")]
    [InlineData("Show users with orders", "Show users with no orders")]
    [InlineData("How do I fly from Paris to Rome?", "How do I fly from Rome to Paris?")]
    [InlineData("Does a cat hunt a mouse?", "Does a mouse hunt a cat?")]
    [InlineData("Can users delete admins?", "Can admins delete users?")]
    [InlineData("Is a square a rectangle?", "Is a rectangle a square?")]
    [InlineData("Is Postgres faster than MySQL?", "Is MySQL faster than Postgres?")]
    [InlineData("How do I enable two-factor login?", "How do I disable two-factor login?")]
    [InlineData("Why did revenue increase in March?", "Why did revenue decrease in March?")]
    [InlineData("What happened on March 3, 2021?", "What happened on March 3, 2022?")]
    [InlineData("What happened on March 3?", "What happened on April 3?")]
    [InlineData("What happened before the war?", "What happened after the war?")]
    [InlineData("Who built the Eiffel Tower?", "When was the Eiffel Tower built?")]
    [InlineData("What day is the meeting?", "What time is the meeting?")]
    [InlineData("Who is the president?", "Who was the president?")]
    [InlineData("What is my name?", "What is your name?")]
    [InlineData("Can I cancel?", "How can I cancel?")]
    [InlineData("What does `foo` return?", "What does `bar` return?")]
    [InlineData("What does \"Foo\" mean?", "What does \"foo\" mean?")]
    [InlineData("Explain src/app/a.cs", "Explain src/app/b.cs")]
    [InlineData("What is order_id used for?", "What is order_no used for?")]
    [InlineData("What is the largest city in Spain?", "What is the smallest city in Spain?")]
    [InlineData("What is the minimum age?", "What is the maximum age?")]
    [InlineData("Who won in 1998?", "Who won in 1989?")]
    [InlineData("What is the price in $?", "What is the price in €?")]
    [InlineData("Do all users need it?", "Do some users need it?")]
    [InlineData("What is C?", "What is C++?")]
    [InlineData("Who is Will Smith?", "Who is Smith?")]
    [InlineData("Wann fährt der Zug nicht?", "Wann fährt der Zug?")]
    [InlineData("フランスの首都は？", "ドイツの首都は？")]
    public void Of_AQuestionWithAnotherAnswer_Differs(string left, string right) =>
        Assert.NotEqual(string.Join('|', QuestionFacts.Read(left)), string.Join('|', QuestionFacts.Read(right)));

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    public void Of_NothingAsked_IsNull(string question) => Assert.Null(QuestionFacts.Of(question));

    [Fact]
    public void Of_PastedText_IsNull() => Assert.Null(QuestionFacts.Of(new string('a', 3000)));
}
