using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>Questions in this process, bounded in bytes.</summary>
internal sealed class MemoryQuestionIndex(IOptions<OptimizerOptions> options) : IQuestionIndex, IDisposable
{
    private readonly MemoryCache _spaces = new(new MemoryCacheOptions { SizeLimit = options.Value.MemoryBytes / 8 });
    private readonly Lock _lock = new();

    public ValueTask<IReadOnlyList<byte[]>> ListAsync(string space) => new(Of(space));

    public ValueTask AddAsync(string space, byte[] question, TimeSpan lifetime)
    {
        lock (_lock)
        {
            var questions = Of(space).Insert(0, question);
            if (questions.Length > SimilarAnswers.MaxPerSpace) questions = questions.RemoveAt(questions.Length - 1);
            _spaces.Set(space, questions, new MemoryCacheEntryOptions { Size = questions.Sum(q => q.Length + 32L), AbsoluteExpirationRelativeToNow = lifetime });
        }
        return default;
    }

    private ImmutableArray<byte[]> Of(string space) => _spaces.TryGetValue(space, out ImmutableArray<byte[]> questions) ? questions : [];

    public void Dispose() => _spaces.Dispose();
}
