using Anyray.Optimizer;
using Anyray.Optimizer.Cache.Similar;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Core.Cache.Similar;

public sealed class MemoryQuestionIndexTests : QuestionIndexCompliance
{
    private protected override IQuestionIndex Index { get; } = new MemoryQuestionIndex(Options.Create(new OptimizerOptions()));
}
