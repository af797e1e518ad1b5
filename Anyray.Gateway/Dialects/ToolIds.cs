using System.Security.Cryptography;
using System.Text;

namespace Anyray.Gateway.Dialects;

/// <summary>Tool call ids travel through dialects with different ideas of a valid one; a call and its result must still match.</summary>
internal static class ToolIds
{
    /// <summary>The id itself if it is made of letters, digits, <c>_</c> and <c>-</c> and short enough; else one derived from it.</summary>
    public static string Fit(string id, int maxLength)
    {
        if (id.Length > 0 && id.Length <= maxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return id;
        return "call_" + Hash(id)[..Math.Min(32, maxLength - 5)];
    }

    /// <summary>Mistral wants exactly nine letters or digits.</summary>
    public static string Nine(string id) => id.Length == 9 && id.All(char.IsAsciiLetterOrDigit) ? id : Hash(id)[..9];

    private static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
