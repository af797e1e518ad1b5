using Anyray.ServiceDefaults.WarmUp;

namespace Anyray.Optimizer.WarmUp;

/// <summary>What the optimizer rehearses: small chats that have nothing to save, as the gateway sends them; what strategies do is run by <see cref="PipelineWarmUp"/>.</summary>
internal static class OptimizerRehearsal
{
    private const string Sentence = "A shop keeps its orders for seven years and asks the ledger before it pays anything back. ";

    public static Task<int> RunAsync() => Rehearsal.RunAsync(settings => OptimizerApp.Create([], settings), new Dictionary<string, string?> { ["ANYRAY_EXT_PROC_PORT"] = "0" },
        new RehearsalCall("/v1/optimize",
            $$$$"""{"endpoint":"/v1/chat/completions","provider":"openai","metadata":{"tenantId":"default"},"capabilities":{"canShortCircuit":true},"request":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"{{{{string.Concat(Enumerable.Repeat(Sentence, 20))}}}}"},{"role":"user","content":"What does question # mean?"}]}}""",
            ("Prefer", "return=minimal")));
}
