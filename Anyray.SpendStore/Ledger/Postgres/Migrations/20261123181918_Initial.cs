using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Anyray.SpendStore.Ledger.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    first_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    dismissed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.kind, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "budgets",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    scope_value = table.Column<string>(type: "text", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    cap_nano_usd = table.Column<long>(type: "bigint", nullable: true),
                    cap_tokens = table.Column<long>(type: "bigint", nullable: true),
                    period = table.Column<string>(type: "text", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    fail_closed = table.Column<bool>(type: "boolean", nullable: false),
                    downgrade_model = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budgets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "client_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    prefix = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: true),
                    team = table.Column<string>(type: "text", nullable: true),
                    service = table.Column<bool>(type: "boolean", nullable: false),
                    allowed_models = table.Column<List<string>>(type: "text[]", nullable: false),
                    allowed_providers = table.Column<List<string>>(type: "text[]", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    requests_per_minute = table.Column<int>(type: "integer", nullable: true),
                    tokens_per_minute = table.Column<long>(type: "bigint", nullable: true),
                    max_concurrent = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    rotated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "control_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_control_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    base_url = table.Column<string>(type: "text", nullable: true),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kind_rollups",
                columns: table => new
                {
                    grain = table.Column<int>(type: "integer", nullable: false),
                    bucket = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    tool = table.Column<string>(type: "text", nullable: false),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    tokens_saved = table.Column<long>(type: "bigint", nullable: false),
                    savings_nano_usd = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kind_rollups", x => new { x.grain, x.bucket, x.kind, x.tenant, x.user, x.team, x.key_id, x.provider, x.model, x.tool });
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: true),
                    corrects = table.Column<string>(type: "text", nullable: true),
                    session_id = table.Column<string>(type: "text", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: true),
                    team = table.Column<string>(type: "text", nullable: true),
                    key_id = table.Column<string>(type: "text", nullable: true),
                    tool = table.Column<string>(type: "text", nullable: true),
                    intent = table.Column<string>(type: "text", nullable: true),
                    labels = table.Column<string>(type: "jsonb", nullable: true),
                    endpoint = table.Column<string>(type: "text", nullable: false),
                    dialect = table.Column<string>(type: "text", nullable: true),
                    provider = table.Column<string>(type: "text", nullable: true),
                    model_asked = table.Column<string>(type: "text", nullable: true),
                    model_served = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    error_class = table.Column<string>(type: "text", nullable: true),
                    streamed = table.Column<bool>(type: "boolean", nullable: false),
                    input_tokens = table.Column<long>(type: "bigint", nullable: true),
                    cache_read_tokens = table.Column<long>(type: "bigint", nullable: true),
                    cache_write5m_tokens = table.Column<long>(type: "bigint", nullable: true),
                    cache_write1h_tokens = table.Column<long>(type: "bigint", nullable: true),
                    output_tokens = table.Column<long>(type: "bigint", nullable: true),
                    reasoning_tokens = table.Column<long>(type: "bigint", nullable: true),
                    bytes_in = table.Column<long>(type: "bigint", nullable: false),
                    bytes_out = table.Column<long>(type: "bigint", nullable: false),
                    cost_nano_usd = table.Column<long>(type: "bigint", nullable: true),
                    baseline_cost_nano_usd = table.Column<long>(type: "bigint", nullable: true),
                    savings_nano_usd = table.Column<long>(type: "bigint", nullable: true),
                    optimizer_cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    price_version = table.Column<string>(type: "text", nullable: true),
                    optimization_status = table.Column<string>(type: "text", nullable: false),
                    optimization_id = table.Column<string>(type: "text", nullable: true),
                    tokens_saved_by_kind = table.Column<string>(type: "jsonb", nullable: true),
                    tokens_saved = table.Column<long>(type: "bigint", nullable: false),
                    suppressed = table.Column<string>(type: "jsonb", nullable: true),
                    holdout_arm = table.Column<string>(type: "text", nullable: true),
                    prefix_hash = table.Column<string>(type: "text", nullable: true),
                    first_changed_offset = table.Column<long>(type: "bigint", nullable: true),
                    predicted_cache_read_tokens = table.Column<long>(type: "bigint", nullable: true),
                    tokens_saved_from_cache = table.Column<long>(type: "bigint", nullable: true),
                    lost_cache_read_tokens = table.Column<long>(type: "bigint", nullable: true),
                    total_micros = table.Column<long>(type: "bigint", nullable: false),
                    upstream_micros = table.Column<long>(type: "bigint", nullable: false),
                    first_token_micros = table.Column<long>(type: "bigint", nullable: false),
                    optimizer_micros = table.Column<long>(type: "bigint", nullable: false),
                    overhead_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => new { x.id, x.time });
                });

            migrationBuilder.CreateTable(
                name: "prices",
                columns: table => new
                {
                    provider = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    input = table.Column<long>(type: "bigint", nullable: false),
                    output = table.Column<long>(type: "bigint", nullable: false),
                    cache_read = table.Column<long>(type: "bigint", nullable: true),
                    cache_write5m = table.Column<long>(type: "bigint", nullable: true),
                    cache_write1h = table.Column<long>(type: "bigint", nullable: true),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prices", x => new { x.provider, x.model, x.effective_from });
                });

            migrationBuilder.CreateTable(
                name: "rollups",
                columns: table => new
                {
                    grain = table.Column<int>(type: "integer", nullable: false),
                    bucket = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    tool = table.Column<string>(type: "text", nullable: false),
                    arm = table.Column<string>(type: "text", nullable: false),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    failed = table.Column<long>(type: "bigint", nullable: false),
                    cancelled = table.Column<long>(type: "bigint", nullable: false),
                    cached = table.Column<long>(type: "bigint", nullable: false),
                    settled_unknown = table.Column<long>(type: "bigint", nullable: false),
                    unpriced = table.Column<long>(type: "bigint", nullable: false),
                    optimized = table.Column<long>(type: "bigint", nullable: false),
                    input_tokens = table.Column<long>(type: "bigint", nullable: false),
                    cache_read_tokens = table.Column<long>(type: "bigint", nullable: false),
                    cache_write_tokens = table.Column<long>(type: "bigint", nullable: false),
                    output_tokens = table.Column<long>(type: "bigint", nullable: false),
                    reasoning_tokens = table.Column<long>(type: "bigint", nullable: false),
                    tokens_saved = table.Column<long>(type: "bigint", nullable: false),
                    bytes_in = table.Column<long>(type: "bigint", nullable: false),
                    bytes_out = table.Column<long>(type: "bigint", nullable: false),
                    cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    baseline_cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    savings_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    optimizer_cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    total_micros = table.Column<long>(type: "bigint", nullable: false),
                    first_token_micros = table.Column<long>(type: "bigint", nullable: false),
                    overhead_micros = table.Column<long>(type: "bigint", nullable: false),
                    cost_squares = table.Column<double>(type: "double precision", nullable: false),
                    token_squares = table.Column<double>(type: "double precision", nullable: false),
                    total_squares = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rollups", x => new { x.grain, x.bucket, x.tenant, x.user, x.team, x.key_id, x.provider, x.model, x.tool, x.arm });
                });

            migrationBuilder.CreateTable(
                name: "routing",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    config = table.Column<string>(type: "jsonb", nullable: true),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    session_id = table.Column<string>(type: "text", nullable: false),
                    first_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    user = table.Column<string>(type: "text", nullable: true),
                    tool = table.Column<string>(type: "text", nullable: true),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    failed = table.Column<long>(type: "bigint", nullable: false),
                    input_tokens = table.Column<long>(type: "bigint", nullable: false),
                    cache_read_tokens = table.Column<long>(type: "bigint", nullable: false),
                    output_tokens = table.Column<long>(type: "bigint", nullable: false),
                    tokens_saved = table.Column<long>(type: "bigint", nullable: false),
                    cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    baseline_cost_nano_usd = table.Column<long>(type: "bigint", nullable: false),
                    savings_nano_usd = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => new { x.tenant, x.session_id });
                });

            migrationBuilder.InsertData(
                table: "control_state",
                columns: new[] { "id", "version" },
                values: new object[] { 1, 1L });

            migrationBuilder.CreateIndex(
                name: "IX_client_keys_sha256",
                table: "client_keys",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_request_id_time",
                table: "ledger",
                columns: new[] { "request_id", "time" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_session_id_time",
                table: "ledger",
                columns: new[] { "session_id", "time" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_time_id",
                table: "ledger",
                columns: new[] { "time", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_last_time",
                table: "sessions",
                column: "last_time");

            // EF has no word for partitions: the table is laid again, partitioned by month; LedgerPartitions adds the months.
            migrationBuilder.Sql("""
                ALTER TABLE ledger RENAME TO ledger_unpartitioned;
                CREATE TABLE ledger (LIKE ledger_unpartitioned INCLUDING ALL) PARTITION BY RANGE (time);
                DROP TABLE ledger_unpartitioned;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "budgets");

            migrationBuilder.DropTable(
                name: "client_keys");

            migrationBuilder.DropTable(
                name: "control_state");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "kind_rollups");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "prices");

            migrationBuilder.DropTable(
                name: "rollups");

            migrationBuilder.DropTable(
                name: "routing");

            migrationBuilder.DropTable(
                name: "sessions");
        }
    }
}
