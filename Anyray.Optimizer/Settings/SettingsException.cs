namespace Anyray.Optimizer.Settings;

/// <summary>A configuration that can't be stored. The message names the field.</summary>
internal sealed class SettingsException(string message) : Exception(message);
