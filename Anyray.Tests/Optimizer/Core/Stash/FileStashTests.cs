using System.Text;
using Anyray.Optimizer;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Core.Stash;

public sealed class FileStashTests : StashCompliance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new();

    private protected override IStash Stash
    {
        get
        {
            var options = Options.Create(new OptimizerOptions { ContentKey = new string('c', 64) });
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ANYRAY_DATA_DIR", _folder.Path)]).Build();
            return new FileStash(new ContentCipher(options), configuration, new HostingEnvironment(), _time, options);
        }
    }

    [Fact]
    public async Task AtRest_NothingReadsAsText_AndEntriesExpire()
    {
        await Stash.PutAsync("t", "ctx_rest_1", Encoding.UTF8.GetBytes("the canary sings"));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "stash")));
        Assert.DoesNotContain("canary", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        _time.Shift = TimeSpan.FromHours(25);
        Assert.Null(await Stash.GetAsync("t", "ctx_rest_1"));
        await Stash.PutAsync("t", "ctx_rest_2", "x"u8.ToArray());
        Assert.False(File.Exists(file));
    }

    public void Dispose() => _folder.Dispose();
}
