namespace Anyray.Optimizer.Cache.Similar;

/// <summary>The newest questions of each space, a bounded number of them.</summary>
internal interface IQuestionIndex
{
    ValueTask<IReadOnlyList<byte[]>> ListAsync(string space);

    /// <summary>Adds a question; the oldest ones give way. The space is forgotten when nothing was added for the given time.</summary>
    ValueTask AddAsync(string space, byte[] question, TimeSpan lifetime);
}
