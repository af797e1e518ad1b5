using System.ComponentModel;
using System.Reflection;
using Anyray.ServiceDefaults.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Options that are read from a section and from the public variables.</summary>
public static class OptionsExtensions
{
    /// <summary>
    /// Binds <typeparamref name="T"/> to <paramref name="section"/>, then to the variables that its properties name with
    /// <see cref="VariableAttribute"/>; validates its DataAnnotations at start. A malformed value stops the service with one
    /// line that names the variable.
    /// </summary>
    public static OptionsBuilder<T> AddVariableOptions<T>(this IHostApplicationBuilder builder, string section) where T : class =>
        builder.Services.AddOptions<T>()
            .Bind(builder.Configuration.GetSection(section))
            .Configure<IConfiguration>(ReadVariables)
            .ValidateDataAnnotations()
            .ValidateOnStart();

    private static void ReadVariables<T>(T options, IConfiguration configuration)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<VariableAttribute>() is not { } variable) continue;
            if (configuration[variable.Name] is not { Length: > 0 } text) continue;
            try
            {
                property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                throw new OptionsValidationException(variable.Name, typeof(T), [$"{variable.Name} is not a valid {type.Name}."]);
            }
        }
    }
}
