using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Anyray.Bench.Ledger;

/// <summary>A spend store of its own process, so that it can be killed.</summary>
internal sealed class StoreProcess(string postgres) : IAsyncDisposable
{
    private const string Token = "bench";
    private readonly int _port = FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("anyray-bench-spend-").FullName;
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
    private Process? _process;

    private string Url => $"http://127.0.0.1:{_port}";

    /// <summary>Starts it unless it runs, and waits until it is healthy.</summary>
    public async Task StartAsync()
    {
        if (_process is null or { HasExited: true })
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Anyray.SpendStore.dll"), "--urls", Url, $"--ConnectionStrings:spend={postgres}" }) start.ArgumentList.Add(argument);
            (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ANYRAY_ADMIN_TOKEN"], start.Environment["ANYRAY_DATA_DIR"]) = ("Development", Token, _folder);
            _process = Process.Start(start)!;
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                if ((await _http.GetAsync(Url + "/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The spend store did not become healthy.");
    }

    /// <exception cref="HttpRequestException">The store did not answer; the batch may or may not be in the ledger.</exception>
    public async Task SendAsync(byte[] batch)
    {
        using var answer = await _http.PostAsync(Url + "/internal/v1/events", new ByteArrayContent(batch));
        answer.EnsureSuccessStatusCode();
    }

    public async Task KillAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay);
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<long> RequestsAsync() => (await _http.GetFromJsonAsync<JsonElement>(Url + "/admin/spend?from=2020-01-01")).GetProperty("requests").GetInt64();

    public async Task ConsoleAsync() => await _http.GetStringAsync(Url + "/console?days=30");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
