using Anyray.Optimizer;
using Anyray.Optimizer.Cache;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Core.Cache;

public sealed class MemoryAnswerStoreTests : AnswerStoreCompliance
{
    private protected override IAnswerStore Store { get; } = new MemoryAnswerStore(Options.Create(new OptimizerOptions()));
}
