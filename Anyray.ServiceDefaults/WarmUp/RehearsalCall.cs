using System.Net.Http.Headers;
using System.Text;

namespace Anyray.ServiceDefaults.WarmUp;

/// <summary>A call of a <see cref="Rehearsal"/>.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Body">JSON; each <c>#</c> becomes the number of the call, so that no cache can answer it.</param>
/// <param name="Headers">What it carries besides.</param>
public sealed record RehearsalCall(string Path, string Body, params (string Name, string Value)[] Headers)
{
    internal HttpRequestMessage Message(string address, int number)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, address + Path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body.Replace("#", $"{number:D8}"))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
