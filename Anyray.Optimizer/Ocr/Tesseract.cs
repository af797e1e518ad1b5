using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Ocr;

/// <summary>Tesseract in a process of its own, one per image: what a hostile image breaks is that process.</summary>
internal sealed partial class Tesseract(IOptions<OcrOptions> options, ILogger<Tesseract> logger) : IDisposable
{
    private const int MaxOutputChars = 4 << 20;

    private readonly SemaphoreSlim _slots = new(options.Value.Concurrency);
    private readonly Lazy<string?> _program = new(() => Find(options.Value.Program));

    public bool IsInstalled => _program.Value is not null;

    /// <summary>Words with their places and confidences, as tab-separated lines; null when the image can't be read.</summary>
    /// <exception cref="OperationCanceledException">The time is up; the process is gone.</exception>
    public async Task<string?> ReadAsync(ReadOnlyMemory<byte> image, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            return await RunAsync(image, stop);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<string?> RunAsync(ReadOnlyMemory<byte> image, CancellationToken stop)
    {
        var start = new ProcessStartInfo(_program.Value!)
        {
            ArgumentList = { "stdin", "stdout", "-l", options.Value.Languages, "--psm", "6", "tsv" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            // One image is one core; several run side by side.
            Environment = { ["OMP_THREAD_LIMIT"] = "1" },
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = ReadAllAsync(process.StandardOutput, stop);
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, stop);
            await WriteAsync(process, image, stop);
            var text = await output;
            await errors;
            await process.WaitForExitAsync(stop);
            if (process.ExitCode == 0) return text;
            LogFailed(logger, process.ExitCode);
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> image, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(image, stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It gave up on the image before it had read it; its exit code says so.
        }
    }

    private static async Task<string?> ReadAllAsync(StreamReader output, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await output.ReadAsync(buffer, stop)) > 0)
            if (text.Length < MaxOutputChars) text.Append(buffer, 0, read);
        return text.Length < MaxOutputChars ? text.ToString() : null;
    }

    private static string? Find(string program)
    {
        if (program.Contains('/') || program.Contains('\\')) return File.Exists(program) ? program : null;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (var name in (string[])[program, program + ".exe"])
                if (File.Exists(Path.Combine(folder, name))) return Path.Combine(folder, name);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tesseract ended with code {Code}; the image is sent as it came.")]
    private static partial void LogFailed(ILogger logger, int code);

    public void Dispose() => _slots.Dispose();
}
