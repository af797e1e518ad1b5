using Anyray.Optimizer;
using Anyray.Optimizer.Sessions;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Core.Sessions;

public sealed class MemorySessionStoreTests : SessionStoreCompliance
{
    private protected override ISessionStore Store { get; } = new MemorySessionStore(Options.Create(new OptimizerOptions()));
}
