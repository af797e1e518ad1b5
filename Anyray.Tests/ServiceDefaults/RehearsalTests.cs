using Anyray.ServiceDefaults.WarmUp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.ServiceDefaults;

public sealed class RehearsalTests
{
    private static readonly RehearsalCall Call = new("/", """{"n":"#"}""", ("x-part", "one"));

    [Fact]
    public async Task It_calls_a_copy_with_settings_of_its_own_and_leaves_no_folder()
    {
        var (folder, bodies) = ("", new HashSet<string>());
        Environment.SetEnvironmentVariable("ANYRAY_REHEARSAL_TEST", "of the machine");
        try
        {
            var answered = await Rehearsal.RunAsync(settings =>
            {
                var builder = ServiceBuilder.Create(["--ANYRAY_REHEARSAL_ARGUMENT=of the program"], 1, settings);
                Assert.Null(builder.Configuration["ANYRAY_REHEARSAL_TEST"]);
                Assert.Null(builder.Configuration["ANYRAY_REHEARSAL_ARGUMENT"]);
                folder = builder.Configuration["ANYRAY_DATA_DIR"]!;
                File.WriteAllText(Path.Combine(folder, "left"), "");
                var app = builder.Build();
                app.Run(async http =>
                {
                    Assert.Equal("one", http.Request.Headers["x-part"]);
                    var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
                    lock (bodies) bodies.Add(body);
                });
                return app;
            }, new Dictionary<string, string?>(), Call);

            Assert.True(answered > 3);
            Assert.True(bodies.Count > 3);
            Assert.False(Directory.Exists(folder));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ANYRAY_REHEARSAL_TEST", null);
        }
    }

    [Fact]
    public async Task A_copy_that_cannot_be_built_is_passed_over() =>
        Assert.Equal(0, await Rehearsal.RunAsync(_ => throw new InvalidOperationException(), new Dictionary<string, string?>(), Call));

    [Fact]
    public async Task A_copy_that_refuses_ends_the_rehearsal()
    {
        var answered = await Rehearsal.RunAsync(settings =>
        {
            var app = ServiceBuilder.Create([], 1, settings).Build();
            app.Run(http =>
            {
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            });
            return app;
        }, new Dictionary<string, string?>(), Call);

        Assert.Equal(0, answered);
    }
}
