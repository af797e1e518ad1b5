using Anyray.Optimizer.Envoy.Wire;

namespace Anyray.Optimizer.Envoy;

/// <summary>Reads Envoy's header lists: keys are lower case; values come in <c>raw_value</c>, from older hosts in <c>value</c>.</summary>
internal static class HeaderView
{
    /// <summary>The first value of <paramref name="name"/>, or null.</summary>
    public static string? Get(this HttpHeaders headers, string name)
    {
        foreach (var header in headers.Headers?.Headers ?? [])
            if (header.Key == name)
                return header.RawValue.IsEmpty ? header.Value : header.RawValue.ToStringUtf8();
        return null;
    }
}
