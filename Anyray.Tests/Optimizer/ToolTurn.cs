namespace Anyray.Tests.Optimizer;

/// <summary>One assistant turn that calls a tool, and its output.</summary>
public sealed record ToolTurn(string Tool, string ArgumentsJson, string Output, bool IsError = false, string? AssistantText = null);
