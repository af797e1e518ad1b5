using System.Text.Encodings.Web;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the application as Aspire's deployment manifest.</summary>
internal sealed class ManifestWriter(IDistributedApplicationBuilder builder, IConfiguration configuration)
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        var path = configuration["output-path"] ?? throw new DistributedApplicationException("Say where to: --output-path <file>.");
        path = Path.GetFullPath(path.EndsWith(".json", StringComparison.Ordinal) ? path : Path.Combine(path, "aspire-manifest.json"));
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Format)) await WriteResourcesAsync(json, Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, buffer.ToArray(), cancellationToken);
        Console.WriteLine($"Published manifest to: {path}");
    }

    private async Task WriteResourcesAsync(Utf8JsonWriter json, string folder)
    {
        var references = new ManifestReferences();
        json.WriteStartObject();
        json.WriteStartObject("resources");
        foreach (var resource in builder.Resources) await WriteResourceAsync(json, resource, references, folder);
        foreach (var parameter in references.Parameters.Except(builder.Resources.OfType<ParameterResource>())) await WriteResourceAsync(json, parameter, references, folder);
        foreach (var encoded in references.Encoded.DistinctBy(e => e.Name))
        {
            json.WriteStartObject(encoded.Name);
            json.WriteString("type", "annotated.string");
            json.WriteString("value", encoded.Parameter.ValueExpression);
            json.WriteString("filter", "uri");
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task WriteResourceAsync(Utf8JsonWriter json, IResource resource, ManifestReferences references, string folder)
    {
        json.WriteStartObject(resource.Name);
        switch (resource)
        {
            case ProjectResource project:
                json.WriteString("type", "project.v0");
                json.WriteString("path", Path.GetRelativePath(folder, project.ProjectPath).Replace('\\', '/'));
                await WriteEnvironmentAsync(json, project, references);
                WriteBindings(json, project);
                break;
            case ContainerResource container:
                json.WriteString("type", "container.v0");
                json.WriteString("connectionString", references.Expression(((IResourceWithConnectionString)container).ConnectionStringExpression));
                WriteContainer(json, container);
                await WriteEnvironmentAsync(json, container, references);
                WriteBindings(json, container);
                break;
            case IResourceWithConnectionString value:
                json.WriteString("type", "value.v0");
                json.WriteString("connectionString", references.Expression(value.ConnectionStringExpression));
                break;
            case ParameterResource parameter:
                WriteParameter(json, parameter);
                break;
        }
        json.WriteEndObject();
    }

    private static void WriteContainer(Utf8JsonWriter json, ContainerResource container)
    {
        json.WriteString("image", container.Image);
        if (container.Entrypoint is { } entrypoint) json.WriteString("entrypoint", entrypoint);
        if (container.Arguments.Any())
        {
            json.WriteStartArray("args");
            foreach (var argument in container.Arguments) json.WriteStringValue(argument);
            json.WriteEndArray();
        }
        if (container.Annotations.OfType<ContainerVolumeAnnotation>().FirstOrDefault() is not { } volume) return;
        json.WriteStartArray("volumes");
        json.WriteStartObject();
        json.WriteString("name", volume.Name);
        json.WriteString("target", container.VolumeTarget);
        json.WriteBoolean("readOnly", false);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private async Task WriteEnvironmentAsync(Utf8JsonWriter json, IResource resource, ManifestReferences references)
    {
        var context = new EnvironmentCallbackContext(builder.ExecutionContext);
        if (resource is ProjectResource)
        {
            context.EnvironmentVariables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
            context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
            context.EnvironmentVariables["HTTP_PORTS"] = $"{{{resource.Name}.bindings.http.targetPort}}";
        }
        if (resource is RedisResource redis) context.EnvironmentVariables["REDIS_PASSWORD"] = redis.PasswordParameter;
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await callback.Callback(context);

        json.WriteStartObject("env");
        foreach (var (name, value) in context.EnvironmentVariables) json.WriteString(name, references.Expression(value));
        json.WriteEndObject();
    }

    private static void WriteBindings(Utf8JsonWriter json, IResource resource)
    {
        json.WriteStartObject("bindings");
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            json.WriteStartObject(endpoint.Name);
            json.WriteString("scheme", endpoint.UriScheme);
            json.WriteString("protocol", "tcp");
            json.WriteString("transport", endpoint.Transport);
            if (endpoint.TargetPort is { } targetPort) json.WriteNumber("targetPort", targetPort);
            if (endpoint.IsExternal) json.WriteBoolean("external", true);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, ParameterResource parameter)
    {
        json.WriteString("type", "parameter.v0");
        json.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        json.WriteStartObject("inputs");
        json.WriteStartObject("value");
        json.WriteString("type", "string");
        if (parameter.Secret) json.WriteBoolean("secret", true);
        if (parameter.Default is { } generated)
        {
            json.WriteStartObject("default");
            generated.WriteToManifest(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
