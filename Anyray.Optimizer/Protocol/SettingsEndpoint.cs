using System.Text;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Settings;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>/admin/optimizer/settings</c>, <c>/admin/optimizer/kinds</c> and the kill switch.</summary>
internal sealed class SettingsEndpoint(SettingsHolder settings, StrategyRegistry registry, IOptions<OptimizerOptions> options)
{
    private const string Actor = "admin";

    /// <summary>200 with <c>{config, optimizerVersion}</c>.</summary>
    public IResult Get() => Answer(settings.Current);

    /// <summary>Full replace. 200 with the same body; 400 <c>invalid_settings</c> names the bad field, and nothing is stored; 503 when the store is down.</summary>
    public async Task<IResult> PutAsync(HttpContext context)
    {
        using var body = await BodyReader.ReadAsync(context.Request, options.Value.MaxBodyBytes);
        return Answer(await ReplaceAsync(() => settings.ReplaceAsync(Encoding.UTF8.GetString(body.Span), ActorOf(context), context.RequestAborted)));
    }

    /// <summary>Turns the kill switch: 200 with <c>{enabled}</c>.</summary>
    public async Task<IResult> SwitchAsync(HttpContext context, bool off)
    {
        await ReplaceAsync(async () =>
        {
            await settings.SwitchAsync(off, ActorOf(context), context.RequestAborted);
            return settings.Current;
        });
        return Results.Json(new { enabled = !off });
    }

    /// <summary>Every kind with its flags and parameters, for the console's forms.</summary>
    public IResult Kinds() => Results.Json(new
    {
        enabled = !settings.IsOff,
        kinds = registry.All.Select(strategy => new
        {
            kind = strategy.Descriptor.Kind,
            description = strategy.Descriptor.Description,
            defaultEnabled = strategy.Descriptor.DefaultEnabled,
            risk = strategy.Descriptor.Risk.ToString().ToLowerInvariant(),
            cacheBusting = strategy.Descriptor.Has(StrategyFlags.CacheBusting),
            suffixSafe = strategy.Descriptor.Has(StrategyFlags.SuffixSafe),
            prefixCacheBusting = strategy.Descriptor.Has(StrategyFlags.PrefixCacheBusting),
            lossless = strategy.Descriptor.Has(StrategyFlags.Lossless),
            reversible = strategy.Descriptor.Has(StrategyFlags.Reversible),
            parameters = strategy.Parameters.Select(p => new { name = p.Name, type = p.Type, description = p.Description, @default = p.Default, min = p.Min, max = p.Max, allowed = p.Allowed }),
        }),
    });

    private static string ActorOf(HttpContext context) => context.Request.Headers["x-anyray-actor"].ToString() is { Length: > 0 and <= 128 } actor ? actor : Actor;

    private static async Task<OptimizerSettings> ReplaceAsync(Func<Task<OptimizerSettings>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception e) when (e is StackExchange.Redis.RedisException or TimeoutException or IOException)
        {
            throw new ProtocolException(503, "store_unavailable", "The settings store does not answer; nothing was stored.");
        }
    }

    private static IResult Answer(OptimizerSettings current) => Results.Json(new { config = current.Config, optimizerVersion = HealthEndpoint.Version });
}
