using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Stores;

/// <summary>Logs in to a Redis server and pings it.</summary>
internal sealed class RedisCheck(RedisResource redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(redis.PrimaryEndpoint.Host, redis.PrimaryEndpoint.Port, timeout.Token);
            var password = await redis.PasswordParameter.GetValueAsync(timeout.Token);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"AUTH {password}\r\nPING\r\n"), timeout.Token);
            using var reader = new StreamReader(client.GetStream());
            if (await reader.ReadLineAsync(timeout.Token) is not "+OK" and var refusal) return HealthCheckResult.Unhealthy(refusal);
            return await reader.ReadLineAsync(timeout.Token) is var answer && answer == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(answer);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("It does not answer.");
        }
    }
}
