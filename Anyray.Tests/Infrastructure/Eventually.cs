namespace Anyray.Tests.Infrastructure;

/// <summary>Waits for something that becomes true by itself.</summary>
public static class Eventually
{
    /// <summary>Asks every 25 ms until the condition holds; fails with <paramref name="what"/> after <paramref name="seconds"/>.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what, int seconds = 30)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            if (timeout.IsCancellationRequested) Assert.Fail($"Not within {seconds} s: {what}");
            await Task.Delay(25);
        }
    }

    /// <inheritdoc cref="IsTrueAsync(Func{Task{bool}},string,int)"/>
    public static Task IsTrueAsync(Func<bool> condition, string what, int seconds = 30) => IsTrueAsync(() => Task.FromResult(condition()), what, seconds);
}
