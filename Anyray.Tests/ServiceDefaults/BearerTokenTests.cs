using Anyray.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.ServiceDefaults;

public sealed class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer  abc ", "abc")]
    [InlineData("Basic abc", null)]
    [InlineData("", null)]
    public void Of_Header_IsTheToken(string header, string? token)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = header;
        Assert.Equal(token, BearerToken.Of(http.Request));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("abd", false)]
    [InlineData("abcd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Matches_OnlyTheSame(string? given, bool matches) => Assert.Equal(matches, BearerToken.Matches(given, "abc"));
}
