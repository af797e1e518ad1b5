using System.Text.Json;

namespace Anyray.Optimizer.Settings;

/// <summary>The configuration in force. Follows the store; keeps the last good one when the store or its content is bad.</summary>
internal sealed partial class SettingsHolder(ISettingsStore store, SettingsReader reader, SettingsAudit audit, ILogger<SettingsHolder> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private volatile OptimizerSettings _current = reader.Default();
    private volatile bool _off;
    private string? _stored;
    private bool _unreachable;

    public OptimizerSettings Current => _current;

    /// <summary>The kill switch: every request goes out as it came, on all replicas, until it is switched on again.</summary>
    public bool IsOff => _off;

    /// <summary><c>shared</c> or <c>per-pod</c>.</summary>
    public string StoreName => store.Name;

    /// <summary>Validates, stores and puts a configuration in force.</summary>
    /// <exception cref="SettingsException">It is not valid; nothing was stored.</exception>
    public async Task<OptimizerSettings> ReplaceAsync(string config, string actor, CancellationToken cancellation)
    {
        var before = _current;
        var settings = reader.Read(config);
        await SaveAsync(settings, _off, cancellation);
        _current = settings;
        await audit.WriteAsync(actor, "optimizer.settings", before.Config, settings.Config, cancellation);
        return settings;
    }

    /// <summary>Turns the kill switch.</summary>
    public async Task SwitchAsync(bool off, string actor, CancellationToken cancellation)
    {
        var before = _off;
        // What must stop at once does so here even when the store can't be told.
        _off = off;
        await SaveAsync(_current, off, cancellation);
        await audit.WriteAsync(actor, off ? "optimizer.off" : "optimizer.on", JsonSerializer.SerializeToElement(!before), JsonSerializer.SerializeToElement(!off), cancellation);
    }

    private Task SaveAsync(OptimizerSettings settings, bool off, CancellationToken cancellation) =>
        store.SaveAsync($$"""{"off":{{(off ? "true" : "false")}},"config":{{settings.Config.GetRawText()}}}""", cancellation);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.WaitForChangeAsync(stoppingToken);
                await LoadAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Unreachable(e);
                await Task.Delay(RetryAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        try
        {
            var stored = await store.LoadAsync(cancellation);
            _unreachable = false;
            if (stored is null || stored == _stored) return;
            using var document = JsonDocument.Parse(stored);
            _off = document.RootElement.TryGetProperty("off", out var off) && off.ValueKind == JsonValueKind.True;
            _current = reader.Read(document.RootElement.GetProperty("config").GetRawText());
            _stored = stored;
            LogInForce(logger, _current.Revision);
        }
        catch (Exception e) when (e is SettingsException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            LogInvalid(logger, e is SettingsException ? e.Message : "not a stored configuration");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Unreachable(e);
        }
    }

    /// <summary>Says it once per outage.</summary>
    private void Unreachable(Exception e)
    {
        if (!_unreachable) LogUnreachable(logger, e.GetType().Name);
        _unreachable = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Optimizer settings {Revision} are in force.")]
    private static partial void LogInForce(ILogger logger, string revision);

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored optimizer settings are not valid ({Reason}); the last good ones stay in force.")]
    private static partial void LogInvalid(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings store can't be read ({Exception}); the last good settings stay in force.")]
    private static partial void LogUnreachable(ILogger logger, string exception);
}
