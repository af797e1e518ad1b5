using Anyray.Optimizer.Embeddings;

namespace Anyray.Tests.Optimizer.Embeddings;

public sealed class WordVectorsTests
{
    private static readonly WordVectors Vectors = new Embedder().Vectors!;

    [Theory]
    [InlineData("How long may a customer wait before sending goods back?", "Purchases can be returned within 30 days of delivery.", "The nightly report is printed on blue paper.")]
    [InlineData("Who approves expenses?", "Spending needs the written consent of the treasurer.", "The server restarts every night.")]
    public void Similarity_SameMeaning_BeatsOtherMatter(string question, string alike, string other) =>
        Assert.True(Similarity(question, alike) > Similarity(question, other));

    [Fact]
    public void Find_AnyCase_FindsTheSameRow()
    {
        Assert.True(Vectors.Find("server") >= 0);
        Assert.Equal(Vectors.Find("server"), Vectors.Find("Server"));
        Assert.Equal(-1, Vectors.Find("qqzzxxyw"));
    }

    [Fact]
    public void Embed_UnknownWords_GiveNothing() => Assert.Equal(0, Vectors.Embed("zzqx 123 !!", new float[Vectors.Dimensions]));

    [Fact]
    public void Vectors_WithoutTheFile_AreDisabled() => Assert.Equal("disabled", State(new Embedder("/nowhere/words.vec")));

    private static string State(Embedder embedder)
    {
        Assert.Null(embedder.Vectors);
        return embedder.State;
    }

    private static float Similarity(string left, string right)
    {
        var (a, b) = (new float[Vectors.Dimensions], new float[Vectors.Dimensions]);
        Vectors.Embed(left, a);
        Vectors.Embed(right, b);
        return WordVectors.Similarity(a, b);
    }
}
