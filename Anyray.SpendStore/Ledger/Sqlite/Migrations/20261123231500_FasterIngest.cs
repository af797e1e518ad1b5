using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anyray.SpendStore.Ledger.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FasterIngest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ledger_session_id_time",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_time_id",
                table: "ledger");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ledger",
                table: "ledger");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ledger",
                table: "ledger",
                columns: new[] { "time", "id" });

            migrationBuilder.CreateTable(
                name: "pending_rollups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sums = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_rollups", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_session_id_time",
                table: "ledger",
                columns: new[] { "session_id", "time" },
                filter: "session_id IS NOT NULL AND attempt IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pending_rollups");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ledger",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_session_id_time",
                table: "ledger");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ledger",
                table: "ledger",
                columns: new[] { "id", "time" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_session_id_time",
                table: "ledger",
                columns: new[] { "session_id", "time" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_time_id",
                table: "ledger",
                columns: new[] { "time", "id" });
        }
    }
}
