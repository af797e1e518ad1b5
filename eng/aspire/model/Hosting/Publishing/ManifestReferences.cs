using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes values as expressions and remembers what they refer to.</summary>
internal sealed class ManifestReferences
{
    internal List<ParameterResource> Parameters { get; } = [];

    internal List<UriEncodedParameter> Encoded { get; } = [];

    internal string Expression(object value)
    {
        foreach (var part in value is ReferenceExpression expression ? expression.Parts : [value])
        {
            if (part is ParameterResource parameter && !Parameters.Contains(parameter)) Parameters.Add(parameter);
            if (part is UriEncodedParameter encoded) Encoded.Add(encoded);
        }
        return value is IManifestExpressionProvider provider ? provider.ValueExpression : value.ToString()!;
    }
}
