using System.Globalization;
using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>A database of an earlier version opens in this one with all that is in it.</summary>
public sealed class OlderDatabaseTests
{
    private static readonly RoomRef Room = new(1_000, "#Room");

    [Fact]
    public async Task A_database_of_version_1_is_migrated_and_loses_nothing()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.File("data");
        Directory.CreateDirectory(folder);
        await MakeAsync(Path.Combine(folder, Database.FileName), version: 1, """
            PRAGMA journal_mode = WAL;
            INSERT INTO rooms VALUES (1000, '#Room', '#room', 'topic', 'a!a@a', 5), (2000, '#empty', '#empty', NULL, NULL, NULL);
            INSERT INTO room_modes VALUES (1000, 'b', 1, 'x!*@*', 'x!*@*', 'a!a@a', 6), (1000, 'n', 0, '', '', 'a!a@a', 7);
            INSERT INTO history VALUES (1000, 10, 1, 7, 'one', X'6F6E65'), (1000, 11, 16, 7, NULL, X'6A'), (3000, 12, 1, 7, NULL, X'65');
            INSERT INTO client_ids VALUES (7, 'one', 1000, 10);
            INSERT INTO tail VALUES (1, 1000, 20, 2, 8, 'two', X'74776F');
            INSERT INTO erased_rooms VALUES (3000);
            UPDATE store SET last_time = 99999;
            """);

        using var store = new SqliteStoreUnderTest(64, folder: folder);

        Assert.Equal(["one", "j", "two"], await store.ReadAsync(Room));
        Assert.Equal("one", await store.FindAsync(7, "one"));
        Assert.Equal("two", await store.FindAsync(8, "two"));
        var room = store.Load(Room);
        Assert.Equal(new StoredTopic("topic", "a!a@a", 5), room.Topic);
        Assert.Equal(
            [new StoredMode('b', true, "x!*@*", "a!a@a", 6), new StoredMode('n', false, "", "a!a@a", 7)], room.Modes);
        Assert.Equal((20, 20), (room.LastTime, room.LastSaidTime));
        Assert.Equal([1000, 2000], store.Rooms.LoadRooms().Select(stored => stored.Room.Id));
        Assert.Equal(99_999, store.Rooms.LoadLastTime());
        Assert.True(store.Journal.Maintain());
        Assert.Empty(await store.ReadAsync(new RoomRef(3_000, "#gone")));
        store.Commit(new DocumentSaved(DocumentKind.Server, "new", new byte[1]), Room.Said(21, "three"));
        Assert.Equal(Schema.Version, Raw.Scalar(store.DatabasePath, "PRAGMA user_version"));
    }

    /// <summary>What the migrations up to a version make, with these rows in it.</summary>
    private static async Task MakeAsync(string path, int version, string rows)
    {
        using var connection = Raw.Open(path);
        var assembly = typeof(SqliteStorage).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order().Take(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            connection.Execute(await reader.ReadToEndAsync());
        }

        connection.Execute(string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {version};"));
        connection.Execute(rows);
    }
}
