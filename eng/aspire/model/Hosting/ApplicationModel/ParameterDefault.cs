using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter that nobody set gets its value from.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes a value.</summary>
    public abstract string GetDefaultValue();

    internal abstract void WriteToManifest(Utf8JsonWriter writer);
}
