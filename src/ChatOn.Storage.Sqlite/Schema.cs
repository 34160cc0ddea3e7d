using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>The schema's numbered migrations (<c>Migrations/NNNN-name.sql</c>) and what marks a database as ours.</summary>
internal static class Schema
{
    /// <summary>"ChOn": SQLite's application id in the file's header.</summary>
    public const int ApplicationId = 0x43684F6E;

    private const string Prefix = "ChatOn.Storage.Sqlite.Migrations.";

    /// <summary>The version that this program makes and knows.</summary>
    public static int Version => Migrations().Max(migration => migration.Number);

    /// <summary>Refuses a database of another program or of a newer version; changes nothing.</summary>
    /// <returns>The database's version; 0 for an empty one.</returns>
    public static int Check(SqliteConnection connection)
    {
        try
        {
            var application = connection.Scalar("PRAGMA application_id");
            var found = (int)connection.Scalar("PRAGMA user_version").GetValueOrDefault();
            if (application != ApplicationId && (found != 0 || connection.Scalar("SELECT count(*) FROM sqlite_schema") != 0))
                throw new DatabaseForeignException(connection.DataSource);
            return found <= Version ? found : throw new DatabaseTooNewException(connection.DataSource, found, Version);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new DatabaseForeignException(connection.DataSource, exception);
        }
    }

    /// <summary>Brings a database to <see cref="Version"/>: each step whole or not at all.</summary>
    public static void Migrate(SqliteConnection connection) => Migrate(connection, Migrations());

    /// <inheritdoc cref="Migrate(SqliteConnection)"/>
    public static void Migrate(SqliteConnection connection, IEnumerable<(int Number, string Sql)> migrations)
    {
        var found = Check(connection);
        foreach (var (number, sql) in migrations.Where(migration => migration.Number > found).OrderBy(migration => migration.Number))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.ExecuteIn(transaction, $"{sql}\nPRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number};");
            transaction.Commit();
        }
    }

    private static void ExecuteIn(this SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text of our own migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static IEnumerable<(int Number, string Sql)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan(Prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
