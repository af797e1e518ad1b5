using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;
using StackExchange.Redis;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>Questions that all replicas share: one capped list per space. While Redis is away this process's memory serves.</summary>
internal sealed class RedisQuestionIndex(RedisLink redis, ContentCipher cipher, MemoryQuestionIndex memory) : IQuestionIndex
{
    public async ValueTask<IReadOnlyList<byte[]>> ListAsync(string space)
    {
        var (ok, stored) = await redis.TryAsync(db => db.ListRangeAsync(Key(space)));
        if (!ok || stored is null) return await memory.ListAsync(space);
        var questions = new List<byte[]>(stored.Length);
        foreach (var each in stored)
            if (cipher.Open((byte[])each!) is { } question) questions.Add(question);
        return questions;
    }

    public async ValueTask AddAsync(string space, byte[] question, TimeSpan lifetime)
    {
        await memory.AddAsync(space, question, lifetime);
        await redis.TryAsync(db =>
        {
            var batch = db.CreateTransaction();
            _ = batch.ListLeftPushAsync(Key(space), cipher.Seal(question));
            _ = batch.ListTrimAsync(Key(space), 0, SimilarAnswers.MaxPerSpace - 1);
            _ = batch.KeyExpireAsync(Key(space), lifetime);
            return batch.ExecuteAsync();
        });
    }

    private static RedisKey Key(string space) => "anyray:questions:" + space;
}
