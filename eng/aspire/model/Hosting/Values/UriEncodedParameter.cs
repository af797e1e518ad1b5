namespace Aspire.Hosting.ApplicationModel;

/// <summary>A parameter's value, escaped for a URI; the manifest has an <c>annotated.string</c> for it.</summary>
internal sealed class UriEncodedParameter(ParameterResource parameter) : IValueProvider, IManifestExpressionProvider
{
    internal ParameterResource Parameter { get; } = parameter;

    internal string Name => $"{Parameter.Name}-uri-encoded";

    public string ValueExpression => $"{{{Name}.value}}";

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        Uri.EscapeDataString(await Parameter.GetValueAsync(cancellationToken) ?? "");
}
