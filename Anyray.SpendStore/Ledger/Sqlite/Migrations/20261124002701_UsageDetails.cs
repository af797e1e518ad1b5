using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anyray.SpendStore.Ledger.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UsageDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "prices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "usage_details",
                table: "ledger",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "details",
                table: "prices");

            migrationBuilder.DropColumn(
                name: "usage_details",
                table: "ledger");
        }
    }
}
