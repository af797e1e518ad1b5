using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Configuration;

/// <summary>Accepts an absolute http or https address, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpAddressAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } text || IsAddress(text)) return ValidationResult.Success;
        var property = validationContext.ObjectType.GetProperty(validationContext.MemberName!)!;
        var name = property.GetCustomAttribute<VariableAttribute>()?.Name ?? property.Name;
        return new ValidationResult($"{name} must be an absolute http or https address.");
    }

    internal static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
