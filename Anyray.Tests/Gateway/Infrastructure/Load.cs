using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>Callers that send one call after another until they are told to stop.</summary>
public sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(string RequestId, HttpStatusCode Status)> _answers = new();
    private readonly Task[] _callers;

    /// <param name="client">Where to.</param>
    /// <param name="body">Each call's body.</param>
    /// <param name="callers">How many at a time.</param>
    /// <param name="headers">Sent with each.</param>
    public Load(HttpClient client, string body, int callers = 8, params (string Name, string Value)[] headers) =>
        _callers = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, body, headers)))];

    /// <summary>What was answered in full so far.</summary>
    public IReadOnlyCollection<(string RequestId, HttpStatusCode Status)> Answers => _answers;

    /// <summary>Waits for so many more answers.</summary>
    public Task MoreAsync(int count)
    {
        var from = _answers.Count;
        return Tests.Infrastructure.Eventually.IsTrueAsync(() => _answers.Count >= from + count, $"{count} more answers");
    }

    /// <summary>Lets every caller finish its call.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task CallAsync(HttpClient client, string body, (string Name, string Value)[] headers)
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                foreach (var (name, value) in headers) message.Headers.TryAddWithoutValidation(name, value);
                using var answer = await client.SendAsync(message);
                _answers.Enqueue((answer.Headers.TryGetValues("x-anyray-trace-id", out var id) ? id.First() : "", answer.StatusCode));
            }
            catch (HttpRequestException)
            {
                return;
            }
    }
}
