using System.Net.Http.Json;

namespace Anyray.Tests.AppHost;

/// <summary>A chat request to the simulator.</summary>
internal static class Chat
{
    public static HttpContent Request(string text = "Hello") =>
        JsonContent.Create(new { model = "simulator/any", messages = new[] { new { role = "user", content = text } } });

    /// <summary>Asks, and expects an answer.</summary>
    public static async Task<HttpResponseMessage> AskAsync(HttpClient gateway, string text = "Hello")
    {
        var response = await gateway.PostAsync("/v1/chat/completions", Request(text));
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return response;
    }
}
