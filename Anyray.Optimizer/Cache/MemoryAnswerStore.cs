using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Cache;

/// <summary>Answers in this process, bounded in bytes.</summary>
internal sealed class MemoryAnswerStore(IOptions<OptimizerOptions> options) : IAnswerStore, IDisposable
{
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = options.Value.MemoryBytes });

    public ValueTask<byte[]?> GetAsync(string key) => new(_answers.Get<byte[]>(key));

    public ValueTask SetAsync(string key, byte[] answer, TimeSpan lifetime)
    {
        _answers.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Length + 128, AbsoluteExpirationRelativeToNow = lifetime });
        return default;
    }

    public void Dispose() => _answers.Dispose();
}
