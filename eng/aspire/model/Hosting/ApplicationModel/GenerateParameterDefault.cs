using System.Security.Cryptography;
using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value, generated once and kept.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Alphanumeric = "ABCDEFGHJKLMNPQRTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789";

    /// <summary>Number of characters.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether it has characters besides letters and digits.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc/>
    public override string GetDefaultValue() => RandomNumberGenerator.GetString(Special ? Alphanumeric + "-_.!()" : Alphanumeric, MinLength);

    internal override void WriteToManifest(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        if (!Special) writer.WriteBoolean("special", false);
        writer.WriteEndObject();
    }
}
