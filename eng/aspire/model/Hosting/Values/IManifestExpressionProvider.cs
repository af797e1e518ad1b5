namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that the manifest refers to.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, such as <c>{cache.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}
