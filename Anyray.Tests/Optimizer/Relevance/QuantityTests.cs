using Anyray.Optimizer.Relevance;

namespace Anyray.Tests.Optimizer.Relevance;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("42", 42)]
    [InlineData("-4812.55", -4812.55)]
    [InlineData("-$12.5", -12.5)]
    [InlineData("$1200", 1200)]
    [InlineData("71%", 71)]
    [InlineData("412 GB", 412e9)]
    [InlineData("900MB", 900e6)]
    [InlineData("250ms", 0.25)]
    [InlineData("2h15m", 8100)]
    [InlineData("5d3h", 442800)]
    [InlineData("17 pcs", 17)]
    public void TryRead_AFigureAsToolsPrintIt_GivesItInTheBaseUnit(string text, double expected)
    {
        Assert.True(Quantity.TryRead(text, out var number));
        Assert.Equal(expected, number, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("10.0.3.7")]
    [InlineData("2031-03-04")]
    [InlineData("v1.2")]
    [InlineData("3 apples")]
    [InlineData("12345678901234567890123")]
    public void TryRead_AnythingElse_IsNoFigure(string text) => Assert.False(Quantity.TryRead(text, out _));
}
