using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>SQLite has no time type: UTC microseconds since 1970 compare, sort and keep what Postgres keeps.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTime, long>(
    time => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    micros => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond));
