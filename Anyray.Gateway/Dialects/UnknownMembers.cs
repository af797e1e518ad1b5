using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>
/// What becomes of request members that a translation does not read: those that change what the answer is are refused, the
/// rest is dropped and listed. Null, false and empty values ask for nothing and are passed over.
/// </summary>
internal static class UnknownMembers
{
    /// <summary>Sorts the members of <paramref name="root"/>.</summary>
    /// <param name="root">The request.</param>
    /// <param name="known">Members the reader reads.</param>
    /// <param name="refused">Members no other dialect can express.</param>
    /// <param name="dropped">Takes the names of the rest.</param>
    /// <param name="provider">Named in the refusal.</param>
    public static void Sort(JsonElement root, IReadOnlySet<string> known, IReadOnlySet<string> refused, List<string> dropped, string provider)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (known.Contains(member.Name) || AsksNothing(member.Value))
                continue;
            if (refused.Contains(member.Name))
                throw new TranslationRefusedException(
                    $"'{member.Name}' cannot be expressed for the provider '{provider}'. Leave it out, or use a provider that speaks this endpoint's dialect.",
                    member.Name);
            dropped.Add(member.Name);
        }
    }

    private static bool AsksNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };
}
