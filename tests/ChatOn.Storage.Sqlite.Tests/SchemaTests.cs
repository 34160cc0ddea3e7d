using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class SchemaTests : IDisposable
{
    private static readonly (int Number, string Sql) First = (1, "CREATE TABLE a (x); INSERT INTO a VALUES (1);");
    private static readonly (int Number, string Sql) Broken = (1, "CREATE TABLE a (x); CREATE TABLE a (x);");

    private readonly TemporaryFolder _temporary = new();
    private readonly SqliteConnection _connection;

    public SchemaTests()
    {
        _connection = Raw.Open(_temporary.File("chaton.db"));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void A_migration_runs_once()
    {
        Schema.Migrate(_connection, [First]);
        Schema.Migrate(_connection, [First]);

        Assert.Equal(1, _connection.Scalar("SELECT count(*) FROM a"));
        Assert.Equal(1, _connection.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public void A_migration_that_fails_leaves_nothing_behind()
    {
        Assert.Throws<SqliteException>(() => Schema.Migrate(_connection, [Broken]));

        Assert.Equal(0, _connection.Scalar("SELECT count(*) FROM sqlite_schema"));
        Assert.Equal(0, Schema.Check(_connection));
        Schema.Migrate(_connection, [First]);
        Assert.Equal(1, Schema.Check(_connection));
    }

    [Fact]
    public void An_empty_database_becomes_one_of_the_newest_version_and_is_sound()
    {
        Schema.Migrate(_connection);

        Assert.Equal(Schema.Version, Schema.Check(_connection));
        Assert.True(_connection.IsSound());
    }
}
