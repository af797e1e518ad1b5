using System.ComponentModel;
using Anyray.Gateway.Hook;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Anyray.Gateway.Mcp;

/// <summary>The tool with which an agent fetches what the optimizer left out of its context.</summary>
[McpServerToolType]
internal sealed class RetrieveTool(OptimizerClient optimizer, RetrieveCaller caller)
{
    /// <summary>The original text behind a handle of the caller's own tenant.</summary>
    [McpServerTool(Name = "anyray_retrieve", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Returns the original content behind a handle such as ctx_1a2b_9z that stands in the conversation in place of elided content.")]
    public async Task<string> RetrieveAsync([Description("The handle, e.g. ctx_1a2b_9z.")] string handle, CancellationToken cancellation)
    {
        return await optimizer.RetrieveAsync(handle, caller.Tenant, cancellation)
            ?? throw new McpException("This handle is not known, or has expired.");
    }
}
