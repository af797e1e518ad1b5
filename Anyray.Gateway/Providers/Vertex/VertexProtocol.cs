using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers.Google;
using Google.Apis.Auth.OAuth2.Responses;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Providers.Vertex;

/// <summary>Vertex AI: Gemini, and Anthropic's models by <c>rawPredict</c>.</summary>
internal sealed class VertexProtocol(VertexTokens tokens, IOptions<VertexOptions> options) : IProviderProtocol
{
    private static readonly Dialect[] Gemini = [Dialect.Gemini, Dialect.VertexEmbeddings];
    private static readonly Dialect[] Claude = [Dialect.Anthropic];

    public string Name => "vertex";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => IsClaude(model) ? Claude : Gemini;

    public async ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        var project = options.Value.Project ?? VertexTokens.ProjectOf(call.Credential)
            ?? throw CallRefusedException.Invalid("Vertex AI needs a project: set GOOGLE_CLOUD_PROJECT on the gateway, or give a service account's JSON as the key.", code: "provider_not_configured");
        var location = options.Value.Location;
        var host = call.BaseUrl.Replace("{location}-", location == "global" ? "" : location + "-", StringComparison.Ordinal);
        var publisher = IsClaude(call.Model) ? "anthropic" : "google";
        var method = IsClaude(call.Model) ? call.Stream ? ":streamRawPredict" : ":rawPredict" : GooglePaths.Method(call);
        call.Message.RequestUri = new Uri($"{host}/v1/projects/{project}/locations/{location}/publishers/{publisher}/models/{Uri.EscapeDataString(call.Model)}{method}");
        if (IsClaude(call.Model)) call.SetBody(BodyMembers.Rewrite(call.Body.Span, ["model"], ("anthropic_version", "\"vertex-2023-10-16\"")));
        call.Header("Authorization", "Bearer " + await TokenAsync(call, cancellation));
    }

    private async Task<string> TokenAsync(ProviderCall call, CancellationToken cancellation)
    {
        try
        {
            return await tokens.TokenAsync(call.Credential, cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or TokenResponseException or HttpRequestException or FormatException)
        {
            throw new CallRefusedException(StatusCodes.Status401Unauthorized, ErrorType.Authentication, "No access token for Vertex AI could be had; check the service account or the application default credentials.") { Code = "provider_authentication" };
        }
    }

    private static bool IsClaude(string model) => model.StartsWith("claude-", StringComparison.Ordinal);
}
