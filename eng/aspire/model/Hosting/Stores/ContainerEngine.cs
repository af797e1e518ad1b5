using System.ComponentModel;
using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Stores;

/// <summary>Docker or Podman.</summary>
internal sealed class ContainerEngine
{
    private readonly string _program;

    private ContainerEngine(string program) => _program = program;

    internal static async Task<ContainerEngine?> FindAsync()
    {
        foreach (var program in new[] { "docker", "podman" })
            if (await AnswersAsync(program)) return new(program);
        return null;
    }

    internal StoreLaunch Launch(ContainerResource resource)
    {
        var volume = resource.Annotations.OfType<ContainerVolumeAnnotation>().FirstOrDefault()?.Name;
        return new($"starting {resource.Image} with {_program}{(volume is null ? "" : $", data in volume {volume}")}", async (port, watchdog, output, cancellationToken) =>
        {
            var arguments = new List<string> { _program, "run", "--rm", "--init", "--publish", $"127.0.0.1:{port}:{resource.Endpoint.TargetPort}" };
            if (volume is not null) arguments.AddRange(["--volume", $"{volume}:{resource.VolumeTarget}"]);
            if (resource.Entrypoint is { } entrypoint) arguments.AddRange(["--entrypoint", entrypoint]);

            // Named on the command line, valued in the environment: others can read the one, not the other.
            var environment = await EnvironmentAsync(resource, cancellationToken);
            foreach (var name in environment.Keys) arguments.AddRange(["--env", name]);
            return ManagedProcess.Start(watchdog, [.. arguments, resource.Image, .. resource.Arguments], "/", environment, output, ManagedProcess.SigInt);
        });
    }

    private static async Task<Dictionary<string, string?>> EnvironmentAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(new(isPublishMode: false));
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await callback.Callback(context);
        var environment = new Dictionary<string, string?>();
        foreach (var (name, value) in context.EnvironmentVariables)
            environment[name] = value is IValueProvider later ? await later.GetValueAsync(cancellationToken) : value.ToString();
        return environment;
    }

    private static async Task<bool> AnswersAsync(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "info") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0;
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            return false;
        }
    }
}
