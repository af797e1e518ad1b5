using System.Net;
using System.Text.Json;

namespace Anyray.Tests.SpendStore.Admin;

/// <summary>The OpenAPI document tells all there is to know, and what it tells is so.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Every_operation_is_described_and_every_get_answers_as_described()
    {
        await using var store = await SpendStoreHost.StartAsync();
        await store.SendAsync(Events.Call());
        var paths = (await store.GetAsync("/admin/openapi.json")).GetProperty("paths").EnumerateObject().ToList();
        Assert.InRange(paths.Count, 15, 100);
        foreach (var path in paths)
            foreach (var operation in path.Value.EnumerateObject())
            {
                var what = $"{operation.Name} {path.Name}";
                Assert.False(string.IsNullOrEmpty(Text(operation.Value, "summary")), $"{what} has a summary");
                foreach (var parameter in Parameters(operation.Value)) Assert.False(string.IsNullOrEmpty(Text(parameter, "description")), $"{what}: {Text(parameter, "name")} is described");
                foreach (var status in new[] { "400", "401", "503" })
                    Assert.Contains("ApiError", operation.Value.GetProperty("responses").GetProperty(status).GetRawText());
                if (operation.Name == "get") await AnswersAsync(store, what, path.Name, operation.Value);
            }
    }

    private static async Task AnswersAsync(SpendStoreHost store, string what, string path, JsonElement operation)
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(store.Url) };
        var address = path.Replace("{id}", "ses_1") + (Parameters(operation).Any(p => Text(p, "name") == "by") ? "?by=model" : "");
        Assert.Equal((what, HttpStatusCode.Unauthorized), (what, (await stranger.GetAsync(address)).StatusCode));

        var answer = await store.Http.GetAsync(address);
        Assert.Equal((what, HttpStatusCode.OK), (what, answer.StatusCode));
        if (answer.Content.Headers.ContentType!.MediaType == "application/json") JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).Dispose();

        // A filter that is no date is a 400 of the shape that the document gives.
        if (!Parameters(operation).Any(p => Text(p, "name") == "from")) return;
        var refused = await store.Http.GetAsync($"{address}{(address.Contains('?') ? '&' : '?')}from=yesterday");
        Assert.Equal((what, HttpStatusCode.BadRequest), (what, refused.StatusCode));
        var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Equal(("from", "invalid_request_error"), (Text(error, "param"), Text(error, "type")));
    }

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;
}
