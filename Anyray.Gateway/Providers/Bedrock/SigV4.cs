using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Anyray.Gateway.Providers.Bedrock;

/// <summary>
/// AWS Signature Version 4 over a prepared call. The canonical request is written here, because the bytes that are signed must
/// be the bytes that are sent; keys and signatures come from the AWS SDK.
/// </summary>
internal sealed class SigV4(TimeProvider time)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public void Sign(ProviderCall call, ImmutableCredentials credentials, string region, string service = "bedrock")
    {
        var now = time.GetUtcNow();
        var stamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var uri = call.Message.RequestUri!;
        var payload = Convert.ToHexStringLower(SHA256.HashData(call.Body.Span));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}",
            ["x-amz-content-sha256"] = payload,
            ["x-amz-date"] = stamp,
        };
        if (credentials.UseToken) headers["x-amz-security-token"] = credentials.Token;
        foreach (var (name, value) in headers)
            if (name != "host") call.Header(name, value);
        call.Header("Authorization", Authorization("POST", uri, headers, payload, stamp, credentials, region, service));
    }

    /// <summary>The header's value, for known headers and payload hash.</summary>
    public static string Authorization(
        string method, Uri uri, SortedDictionary<string, string> headers, string payload, string stamp, ImmutableCredentials credentials, string region, string service)
    {
        var signed = string.Join(';', headers.Keys);
        var canonical = new StringBuilder()
            .Append(method).Append('\n')
            .Append(CanonicalPath(uri)).Append('\n')
            .Append(uri.Query.TrimStart('?')).Append('\n');
        foreach (var (name, value) in headers) canonical.Append(name).Append(':').Append(value.Trim()).Append('\n');
        canonical.Append('\n').Append(signed).Append('\n').Append(payload);

        var day = stamp[..8];
        var scope = $"{day}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = AWS4Signer.ComposeSigningKey(credentials.SecretKey, region, day, service);
        var signature = Convert.ToHexStringLower(AWS4Signer.SignBlob(key, toSign));
        return $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={signed}, Signature={signature}";
    }

    /// <summary>Each segment as it stands in the request, encoded once more, as every service but S3 wants it.</summary>
    private static string CanonicalPath(Uri uri) =>
        string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
}
