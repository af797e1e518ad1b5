using Anyray.Optimizer.Questions;

namespace Anyray.Tests.Optimizer.Questions;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("What happened between 10:12 and 10:15:30?", "10:12", "10:15:30")]
    [InlineData("Was ist von 9:05 bis 09:40 Uhr passiert?", "09:05", "09:40")]
    [InlineData("List the errors of 2031-03-04T10:00 to 2031-03-04 10:05.", "2031-03-04 10:00", "2031-03-04 10:05")]
    [InlineData("sales 2031-03-04 – 2031-03-09", "2031-03-04", "2031-03-09")]
    [InlineData("On 2031-03-04, what was logged between 10:12-10:15?", "10:12", "10:15")]
    public void Find_TwoMoments_ReadsThem(string question, string from, string to) => Assert.Equal(new Period(from, to), Period.Find(question));

    [Theory]
    [InlineData("What happened at 10:12:30?")]
    [InlineData("Why did it stop at 10:12? It had started again at 10:15.")]
    [InlineData("Which of the ports 10:8080 and 443 is open?")]
    [InlineData("between 10:15 and 10:12")]
    [InlineData("")]
    public void Find_NoStretchOfTime_IsNull(string question) => Assert.Null(Period.Find(question));

    [Theory]
    [InlineData("2031-03-04T10:12:00Z INFO started", true)]
    [InlineData("2031-03-04T10:15:59.120+02:00 INFO still inside", true)]
    [InlineData("2031-03-04 10:16:00 INFO later", false)]
    [InlineData("10.0.0.7 - - [04/Mar/2031:10:13:01 +0000] \"GET / HTTP/1.1\"", true)]
    [InlineData("Mar  4 10:11:59 host sshd: before", false)]
    [InlineData("2031-03-04 a day is no time of day", false)]
    public void Covers_Line_ComparesItsFirstMoment(string line, bool inside) => Assert.Equal(inside, new Period("10:12", "10:15").Covers(line));

    [Theory]
    [InlineData("2031-03-04T00:00:00Z", true)]
    [InlineData("2031-03-06,S1,17", true)]
    [InlineData("2031-03-07", false)]
    public void Covers_Days_IncludesTheLastOne(string line, bool inside) => Assert.Equal(inside, new Period("2031-03-04", "2031-03-06").Covers(line));
}
