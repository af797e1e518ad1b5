using System.Text;

namespace Anyray.SpendStore.Ledger;

/// <summary>Column names as people write them in SQL: <c>CacheWrite5mTokens</c> is <c>cache_write5m_tokens</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
