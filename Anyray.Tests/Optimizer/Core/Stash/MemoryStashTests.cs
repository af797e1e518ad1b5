using Anyray.Optimizer;
using Anyray.Optimizer.Stash;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Core.Stash;

public sealed class MemoryStashTests : StashCompliance
{
    private protected override IStash Stash { get; } = new MemoryStash(Options.Create(new OptimizerOptions()));
}
