namespace Anyray.ServiceDefaults.Configuration;

/// <summary>Names the public variable (<c>ANYRAY_…</c>) that an options property is also read from, as it stands.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VariableAttribute(string name) : Attribute
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;
}
