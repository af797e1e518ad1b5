using Anyray.Optimizer.Cache.Similar;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Cache.Similar;

/// <summary>What every index of questions promises.</summary>
public abstract class QuestionIndexCompliance
{
    private protected abstract IQuestionIndex Index { get; }

    [RedisFact]
    public async Task Add_ThenList_GivesTheNewestFirst_AndNoMoreThanASpaceHolds()
    {
        for (var i = 0; i < SimilarAnswers.MaxPerSpace + 9; i++) await Index.AddAsync("space", [(byte)i], TimeSpan.FromMinutes(1));
        await Index.AddAsync("other", [200], TimeSpan.FromMinutes(1));
        var listed = await Index.ListAsync("space");
        Assert.Equal(SimilarAnswers.MaxPerSpace, listed.Count);
        Assert.Equal(SimilarAnswers.MaxPerSpace + 8, listed[0][0]);
        Assert.Equal([200], Assert.Single(await Index.ListAsync("other")));
        Assert.Empty(await Index.ListAsync("none"));
    }

    [RedisFact]
    public async Task Spaces_ExpireByThemselves()
    {
        await Index.AddAsync("short", [1], TimeSpan.FromMilliseconds(60));
        await Eventually.IsTrueAsync(async () => (await Index.ListAsync("short")).Count == 0, "the space expires");
    }
}
