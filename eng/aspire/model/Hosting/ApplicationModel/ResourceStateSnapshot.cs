namespace Aspire.Hosting.ApplicationModel;

/// <summary>A state by its name, one of <see cref="KnownResourceStates"/>.</summary>
public sealed record ResourceStateSnapshot(string Text);
