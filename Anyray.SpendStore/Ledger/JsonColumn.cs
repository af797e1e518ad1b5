using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anyray.SpendStore.Ledger;

/// <summary>Marks text properties that hold a JSON document, so that each database gives them its own type.</summary>
internal static class JsonColumn
{
    public const string Annotation = "Anyray:Json";

    public static PropertyBuilder<string?> IsJson(this PropertyBuilder<string?> property) => property.HasAnnotation(Annotation, true);
}
