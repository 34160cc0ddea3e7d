using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Statements that run once.</summary>
internal static class SqliteConnectionExtensions
{
    extension(SqliteConnection connection)
    {
        /// <summary>Runs one or more statements.</summary>
        /// <param name="sql">Fixed text, or text with numbers of our own in it; what people wrote is bound to a <see cref="Statement"/>.</param>
        public void Execute(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // No caller passes what people wrote.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        /// <summary>Whether SQLite finds the whole file in order.</summary>
        public bool IsSound()
        {
            using var check = new Statement(connection, "PRAGMA integrity_check(1)");
            return check.Step() && check.Text(0) == "ok";
        }

        /// <summary>The number that a query gives, or null.</summary>
        public long? Scalar(string sql)
        {
            using var statement = new Statement(connection, sql);
            return statement.ReadInt64();
        }
    }
}
