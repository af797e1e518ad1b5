using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Stores;

/// <summary>Runs this machine's redis-server on loopback.</summary>
internal static class NativeRedis
{
    internal static StoreLaunch? Find(RedisResource redis, StoreFolder folder)
    {
        if (NativePrograms.Find("redis-server", "/usr/local/bin", "/opt/homebrew/bin") is not { } program) return null;
        var data = Path.Combine(folder.Path, redis.Name);
        return new($"starting {program}, data in {NativePrograms.Shown(data)}", async (port, watchdog, output, cancellationToken) =>
        {
            Directory.CreateDirectory(data);
            // In a file, not on the command line, which everyone on the machine can read.
            var file = Path.Combine(data, "redis.conf");
            StoreFolder.WritePrivate(file, $"""
                bind 127.0.0.1
                port {port}
                requirepass {await redis.PasswordParameter.GetValueAsync(cancellationToken)}
                dir {'"'}{data}{'"'}
                save {(redis.IsPersistent ? "60 1" : "\"\"")}

                """);
            return ManagedProcess.Start(watchdog, [program, file], data, new Dictionary<string, string?>(), output);
        });
    }
}
