using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Anyray.SpendStore.Ledger;

/// <summary>A table's columns as the EF model has them, so that bulk statements never name a column a second time.</summary>
internal sealed class TableShape
{
    private TableShape(string table, Column[] columns, string[] keys)
    {
        Table = table;
        Columns = columns;
        Keys = keys;
        ColumnList = string.Join(", ", columns.Select(c => c.Quoted));
    }

    /// <summary>One column: its quoted name, its database type, its value's type (nullable where the column is) and its value in a row, converted for the database.</summary>
    public sealed record Column(string Quoted, string StoreType, Type Type, Func<object, object?> Read)
    {
        /// <summary>The values of all rows, as an array of <see cref="Type"/>.</summary>
        public Array ReadAll<TRow>(IReadOnlyList<TRow> rows) where TRow : class
        {
            var values = Array.CreateInstance(Type, rows.Count);
            for (var i = 0; i < rows.Count; i++) values.SetValue(Read(rows[i]), i);
            return values;
        }
    }

    public string Table { get; }

    public Column[] Columns { get; }

    /// <summary>Quoted names of the primary key's columns.</summary>
    public string[] Keys { get; }

    /// <summary>All quoted column names, comma-separated.</summary>
    public string ColumnList { get; }

    /// <summary>The shape of a row's table; made once for each model.</summary>
    public static TableShape Of<TRow>(SpendContext db) =>
        db.Model.GetOrAddRuntimeAnnotationValue($"Anyray:Shape:{typeof(TRow).Name}", static model => Of(model!.FindEntityType(typeof(TRow))!), db.Model);

    private static TableShape Of(IEntityType entity) =>
        new(
            entity.GetTableName()!,
            [.. entity.GetProperties().Select(p => new Column(Quote(p), p.GetColumnType(), p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType, Reader(p)))],
            [.. entity.FindPrimaryKey()!.Properties.Select(Quote)]);

    private static string Quote(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static Func<object, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter?.ConvertToProvider is { } convert
            ? row => convert(getter.GetClrValue(row))
            : row => getter.GetClrValue(row);
    }
}
