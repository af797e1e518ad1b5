using System.Reflection;
using System.Text.Json;

namespace Anyray.Optimizer.Pipeline;

/// <summary>One parameter of a kind: for validation, and for the console's form.</summary>
internal sealed class StrategyParameter
{
    private readonly PropertyInfo _property;
    private readonly ParameterAttribute _attribute;

    public StrategyParameter(PropertyInfo property, ParameterAttribute attribute, object defaults)
    {
        _property = property;
        _attribute = attribute;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Default = property.GetValue(defaults);
    }

    public string Name { get; }

    public string Description => _attribute.Description;

    public object? Default { get; }

    /// <summary><c>integer</c>, <c>number</c>, <c>boolean</c>, <c>string</c> or <c>strings</c>.</summary>
    public string Type =>
        _property.PropertyType == typeof(bool) ? "boolean"
        : _property.PropertyType == typeof(string) ? "string"
        : _property.PropertyType == typeof(string[]) ? "strings"
        : _property.PropertyType == typeof(double) ? "number"
        : "integer";

    public double? Min => double.IsFinite(_attribute.Min) ? _attribute.Min : null;

    public double? Max => double.IsFinite(_attribute.Max) ? _attribute.Max : null;

    public IReadOnlyList<string> Allowed => _attribute.Allowed;

    /// <summary>Sets the property to the value, or says what is wrong with it.</summary>
    public string? TrySet(object options, JsonElement value)
    {
        switch (Type)
        {
            case "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                _property.SetValue(options, value.GetBoolean());
                return null;
            case "string" when value.ValueKind == JsonValueKind.String:
                return CheckAllowed(value.GetString()!) ?? Set(options, value.GetString()!);
            case "strings" when value.ValueKind == JsonValueKind.Array:
                var items = new List<string>();
                foreach (var item in value.EnumerateArray())
                {
                    if (item.ValueKind != JsonValueKind.String) return "must be an array of strings";
                    if (CheckAllowed(item.GetString()!) is { } wrong) return wrong;
                    items.Add(item.GetString()!);
                }
                return Set(options, items.ToArray());
            case "number" when value.ValueKind == JsonValueKind.Number:
                return CheckRange(value.GetDouble()) ?? Set(options, value.GetDouble());
            case "integer" when value.ValueKind == JsonValueKind.Number:
                var number = value.GetDouble();
                if (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue) return "must be an integer";
                return CheckRange(number) ?? Set(options, Convert.ChangeType(number, _property.PropertyType, null));
            default:
                return Type == "strings" ? "must be an array of strings" : $"must be {(Type == "integer" ? "an" : "a")} {Type}";
        }
    }

    private string? Set(object options, object value)
    {
        _property.SetValue(options, value);
        return null;
    }

    private string? CheckRange(double value) =>
        value < _attribute.Min ? $"must be at least {_attribute.Min}" : value > _attribute.Max ? $"must be at most {_attribute.Max}" : null;

    private string? CheckAllowed(string value) =>
        Allowed.Count > 0 && !Allowed.Contains(value) ? $"must be one of {string.Join(", ", Allowed)}" : null;
}
