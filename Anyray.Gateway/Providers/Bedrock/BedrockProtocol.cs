using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Anyray.Gateway.Dialects;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Providers.Bedrock;

/// <summary>
/// Amazon Bedrock: Anthropic's and embedding models in their own dialect by <c>invoke</c>, every other by <c>converse</c>. The credential is
/// <c>ACCESS_KEY:SECRET[:SESSION]</c> (signed with SigV4), a Bedrock API key (bearer), or what AWS's default chain finds.
/// </summary>
internal sealed class BedrockProtocol(IOptions<BedrockOptions> options, SigV4 signer, TimeProvider time, ILogger<AmbientIdentity<ImmutableCredentials>> logger) : IProviderProtocol
{
    private readonly AmbientIdentity<ImmutableCredentials> _ambient = new(
        () => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentialsAsync(),
        "set ANYRAY_PROVIDER_KEY_BEDROCK to ACCESS_KEY:SECRET or a Bedrock API key, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine or pod a role.",
        time, logger);
    private static readonly Dialect[] Claude = [Dialect.Anthropic, Dialect.Converse];
    private static readonly Dialect[] Titan = [Dialect.TitanEmbeddings];
    private static readonly Dialect[] Cohere = [Dialect.CohereEmbeddings];
    private static readonly Dialect[] Others = [Dialect.Converse];

    public string Name => "bedrock";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) =>
        model.Contains("anthropic.", StringComparison.Ordinal) ? Claude
        : model.Contains("titan-embed", StringComparison.Ordinal) ? Titan
        : model.Contains("cohere.embed", StringComparison.Ordinal) ? Cohere
        : Others;

    public async ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        var region = options.Value.Region;
        var method = call.Dialect == Dialect.Converse
            ? call.Stream ? "converse-stream" : "converse"
            : call.Stream ? "invoke-with-response-stream" : "invoke";
        var root = call.BaseUrl.Replace("{region}", region, StringComparison.Ordinal);
        call.Message.RequestUri = new Uri($"{root}/model/{Uri.EscapeDataString(call.Model)}/{method}");
        if (call.Dialect == Dialect.Anthropic) TakeModelOut(call);
        switch (call.Credential?.Split(':'))
        {
            case [var access, var secret, .. var session]:
                signer.Sign(call, new ImmutableCredentials(access, secret, session is [var token, ..] ? token : null), region);
                break;
            case [var key]:
                call.Header("Authorization", "Bearer " + key);
                break;
            default:
                signer.Sign(call, await _ambient.GetAsync(cancellation), region);
                break;
        }
    }

    /// <summary>Model and streaming are in the path here, versions and betas in the body.</summary>
    private static void TakeModelOut(ProviderCall call)
    {
        if (call.Message.Headers.TryGetValues("anthropic-beta", out var betas))
        {
            var list = JsonSerializer.Serialize(string.Join(",", betas).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            call.SetBody(BodyMembers.Rewrite(call.Body.Span, ["model", "stream"], ("anthropic_version", "\"bedrock-2023-05-31\""), ("anthropic_beta", list)));
        }
        else call.SetBody(BodyMembers.Rewrite(call.Body.Span, ["model", "stream"], ("anthropic_version", "\"bedrock-2023-05-31\"")));
        call.Message.Headers.Remove("anthropic-beta");
        call.Message.Headers.Remove("anthropic-version");
    }
}
