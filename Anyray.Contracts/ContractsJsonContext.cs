using System.Text.Json;
using System.Text.Json.Serialization;
using Anyray.Contracts.Optimizer;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Snapshot;
using Anyray.Contracts.Spend;

namespace Anyray.Contracts;

/// <summary>Source-generated JSON for every type that travels between the services: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OptimizeResult))]
[JsonSerializable(typeof(SpendEvent))]
[JsonSerializable(typeof(IngestResult))]
[JsonSerializable(typeof(AuditEvent))]
[JsonSerializable(typeof(AlertEvent))]
[JsonSerializable(typeof(ControlSnapshot))]
[JsonSerializable(typeof(PriceFile))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;
