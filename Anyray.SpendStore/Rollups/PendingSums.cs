using System.Text.Json;
using System.Text.Json.Serialization;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>What one batch adds to the rollups: hours only, days follow from them.</summary>
internal sealed record PendingSums(IReadOnlyList<RollupRow> Rollups, IReadOnlyList<KindRollupRow> Kinds, IReadOnlyList<SessionRow> Sessions)
{
    public static PendingSums Of(IReadOnlyList<LedgerRow> rows)
    {
        var batch = new RollupBatch();
        foreach (var row in rows) batch.Add(row);
        return new(batch.Rollups, batch.Kinds, batch.Sessions);
    }

    public static PendingSums Read(byte[] json) => JsonSerializer.Deserialize(json, PendingSumsJson.Default.PendingSums)!;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PendingSumsJson.Default.PendingSums);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PendingSums))]
internal sealed partial class PendingSumsJson : JsonSerializerContext;
