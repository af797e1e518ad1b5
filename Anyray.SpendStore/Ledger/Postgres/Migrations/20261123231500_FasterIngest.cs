using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Anyray.SpendStore.Ledger.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FasterIngest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pending_rollups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sums = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_rollups", x => x.id);
                });

            // The partitioned table chose these names itself.
            migrationBuilder.Sql("""
                DROP INDEX ledger_session_id_time_idx, ledger_time_id_idx;
                ALTER TABLE ledger DROP CONSTRAINT ledger_pkey, ADD PRIMARY KEY (time, id);
                CREATE INDEX ledger_session_id_time_idx ON ledger (session_id, time) WHERE session_id IS NOT NULL AND attempt IS NULL;
                """);

            // Days apart from hours, so that a page that sums days does not read through the hours between them. Sums change far
            // more often than they are made: room in the page keeps a change out of the indexes. Queued sums are gone in a
            // second, not worth compressing.
            foreach (var table in new[] { "rollups", "kind_rollups" })
            {
                migrationBuilder.Sql($"""
                    ALTER TABLE {table} RENAME TO {table}_unpartitioned;
                    CREATE TABLE {table} (LIKE {table}_unpartitioned INCLUDING ALL) PARTITION BY LIST (grain);
                    CREATE TABLE {table}_hour PARTITION OF {table} FOR VALUES IN (0) WITH (fillfactor = 70);
                    CREATE TABLE {table}_day PARTITION OF {table} FOR VALUES IN (1) WITH (fillfactor = 70);
                    INSERT INTO {table} SELECT * FROM {table}_unpartitioned;
                    DROP TABLE {table}_unpartitioned;
                    """);
            }

            migrationBuilder.Sql("""
                ALTER TABLE sessions SET (fillfactor = 70);
                ALTER TABLE pending_rollups ALTER COLUMN sums SET STORAGE EXTERNAL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "rollups", "kind_rollups" })
            {
                migrationBuilder.Sql($"""
                    ALTER TABLE {table} RENAME TO {table}_partitioned;
                    CREATE TABLE {table} (LIKE {table}_partitioned INCLUDING ALL);
                    INSERT INTO {table} SELECT * FROM {table}_partitioned;
                    DROP TABLE {table}_partitioned;
                    """);
            }

            migrationBuilder.Sql("""
                DROP INDEX ledger_session_id_time_idx;
                ALTER TABLE ledger DROP CONSTRAINT ledger_pkey, ADD PRIMARY KEY (id, time);
                CREATE INDEX ledger_session_id_time_idx ON ledger (session_id, time);
                CREATE INDEX ledger_time_id_idx ON ledger (time, id);
                """);

            migrationBuilder.DropTable(
                name: "pending_rollups");
        }
    }
}
