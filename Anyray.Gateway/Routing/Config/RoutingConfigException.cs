namespace Anyray.Gateway.Routing.Config;

/// <summary>A routing config is wrong; the message begins with the path of what is.</summary>
internal sealed class RoutingConfigException(string path, string message) : Exception($"{(path.Length == 0 ? "config" : path)}: {message}");
