using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.ServiceDefaults;

public sealed class VariableOptionsTests
{
    [Fact]
    public void Value_VariableSet_WinsOverSection()
    {
        var options = Read(("Sample:Limit", "3"), ("ANYRAY_SAMPLE_LIMIT", "5"));
        Assert.Equal(5, options.Limit);
    }

    [Fact]
    public void Value_VariableEmpty_KeepsSection() => Assert.Equal(3, Read(("Sample:Limit", "3"), ("ANYRAY_SAMPLE_LIMIT", "")).Limit);

    [Fact]
    public void Value_NothingSet_IsTheDefault() => Assert.Equal(7, Read().Limit);

    [Fact]
    public void Value_Malformed_NamesTheVariable()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(("ANYRAY_SAMPLE_LIMIT", "many")));
        Assert.Equal("ANYRAY_SAMPLE_LIMIT is not a valid Int32.", Assert.Single(error.Failures));
    }

    [Fact]
    public void Value_OutOfRange_IsRefused() => Assert.Throws<OptionsValidationException>(() => Read(("ANYRAY_SAMPLE_LIMIT", "0")));

    private static SampleOptions Read(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.AddVariableOptions<SampleOptions>("Sample");
        return builder.Services.BuildServiceProvider().GetRequiredService<IOptions<SampleOptions>>().Value;
    }

    private sealed class SampleOptions
    {
        [Range(1, 10)]
        [Variable("ANYRAY_SAMPLE_LIMIT")]
        public int Limit { get; set; } = 7;
    }
}
