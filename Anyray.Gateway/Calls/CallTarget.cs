namespace Anyray.Gateway.Calls;

/// <summary>What a path says instead of the body, in dialects that name the model and streaming there.</summary>
internal readonly record struct CallTarget(string? Model, bool? Stream, string? Action = null, bool JsonArray = false);
