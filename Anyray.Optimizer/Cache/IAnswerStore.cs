namespace Anyray.Optimizer.Cache;

/// <summary>Keeps answers under opaque keys until they expire.</summary>
internal interface IAnswerStore
{
    ValueTask<byte[]?> GetAsync(string key);

    ValueTask SetAsync(string key, byte[] answer, TimeSpan lifetime);
}
