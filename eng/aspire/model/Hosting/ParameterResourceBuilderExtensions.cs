using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Stores;

namespace Aspire.Hosting;

/// <summary>Adds parameters: <c>Parameters:{name}</c> of the configuration, else a default.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter that must be set.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(Create(builder, name, null, secret, persist: false));

    /// <summary>A parameter with a default; with <paramref name="persist"/> a generated one is kept for the next run.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(Create(builder, name, value, secret, persist));

    internal static ParameterResource Create(IDistributedApplicationBuilder builder, string name, ParameterDefault? value, bool secret, bool persist) =>
        new(name, () => Value(builder, name, value, persist), secret, value);

    private static string Value(IDistributedApplicationBuilder builder, string name, ParameterDefault? value, bool persist)
    {
        if ((builder.Configuration[$"Parameters:{name}"] ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"]) is { } configured) return configured;
        if (value is null) throw new DistributedApplicationException($"Parameter '{name}' has no value: set Parameters__{name.Replace('-', '_')}.");
        return persist ? StoreFolder.Of(builder).GetOrAddSecret(name, value.GetDefaultValue) : value.GetDefaultValue();
    }
}
