namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the application, such as a password.</summary>
public sealed class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    private readonly Lazy<string> _value;

    internal ParameterResource(string name, Func<string> value, bool secret, ParameterDefault? @default) : base(name) =>
        (_value, Secret, Default) = (new Lazy<string>(value), secret, @default);

    /// <summary>Whether it is kept out of what people see.</summary>
    public bool Secret { get; }

    internal ParameterDefault? Default { get; }

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.value}}";

    /// <summary>The value.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(_value.Value);

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(cancellationToken);
}
