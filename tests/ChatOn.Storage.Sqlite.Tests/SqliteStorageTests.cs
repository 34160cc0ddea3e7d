using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class SqliteStorageTests
{
    private static readonly RoomRef Room = new(1_000, "#room");

    [Fact]
    public void Only_the_owner_may_read_the_folder_and_its_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var store = new SqliteStoreUnderTest();
        store.Commit(Room.Said(1, "x"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(store.DataFolder).UnixFileMode);
        var files = Directory.GetFiles(store.DataFolder).Select(path => new FileInfo(path)).ToList();
        Assert.Equal(["chaton.db", "chaton.db-shm", "chaton.db-wal", "chaton.lock"], files.Select(file => file.Name).Order());
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    [Fact]
    public void The_file_says_whose_it_is_and_of_which_version()
    {
        using var store = new SqliteStoreUnderTest();

        Assert.Equal(Schema.ApplicationId, Raw.Scalar(store.DatabasePath, "PRAGMA application_id"));
        Assert.Equal(Schema.Version, Raw.Scalar(store.DatabasePath, "PRAGMA user_version"));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using var store = new SqliteStoreUnderTest();
        store.Close();
        Raw.Execute(store.DatabasePath, "PRAGMA user_version = 999");
        var before = File.ReadAllBytes(store.DatabasePath);

        var refusal = Assert.Throws<DatabaseTooNewException>(store.Open);

        Assert.Equal((999, Schema.Version), (refusal.Found, refusal.Known));
        Assert.Contains("999", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(store.DatabasePath, refusal.Message, StringComparison.Ordinal);
        store.Close();
        Assert.Equal(before, File.ReadAllBytes(store.DatabasePath));
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        using var store = new SqliteStoreUnderTest();
        store.Close();
        File.Delete(store.DatabasePath);
        Raw.Execute(store.DatabasePath, "CREATE TABLE something (x)");

        Assert.Throws<DatabaseForeignException>(store.Open);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var store = new SqliteStoreUnderTest();
        store.Close();
        File.WriteAllText(store.DatabasePath, new string('x', 5_000));

        Assert.Throws<DatabaseForeignException>(store.Open);
    }

    [Fact]
    public async Task What_was_committed_survives_the_end_of_the_process_at_any_moment()
    {
        using var store = new SqliteStoreUnderTest(64, new FakeTimeProvider());
        store.Commit(Room.Said(1, "one"), Room.Said(2, "two", clientId: "x"));
        store.Commit(new TopicSaved(Room.Id, "topic", "a", 3));

        // What a process that ends without a word leaves behind is what is in its files.
        var copy = store.Temporary.File("copy");
        Assert.Equal(0, await Raw.RunAsync("cp", "-r", store.DataFolder, copy));
        using var reopened = new SqliteStoreUnderTest(64, folder: copy);

        Assert.Equal(["one", "two"], await reopened.ReadAsync(Room));
        Assert.Equal("two", await reopened.FindAsync(7, "x"));
        Assert.Equal("topic", reopened.Load(Room).Topic?.Text);
    }

    [Fact]
    public async Task A_log_that_was_cut_anywhere_gives_whole_commits_in_their_order()
    {
        using var store = new SqliteStoreUnderTest(64, new FakeTimeProvider());
        for (var time = 1; time < 60; time += 3)
            store.Commit(Room.Said(time, $"{time}"), Room.Said(time + 1, $"{time + 1}"), Room.Said(time + 2, $"{time + 2}"));
        var copy = store.Temporary.File("copy");
        Assert.Equal(0, await Raw.RunAsync("cp", "-r", store.DataFolder, copy));
        var log = await File.ReadAllBytesAsync(Path.Combine(copy, "chaton.db-wal"));
        var database = await File.ReadAllBytesAsync(Path.Combine(copy, "chaton.db"));
        var lengths = new HashSet<int>();

        foreach (var length in Enumerable.Range(0, 12).Select(step => log.Length * step / 11))
        {
            var cut = store.Temporary.File($"cut{length}");
            Directory.CreateDirectory(cut);
            await File.WriteAllBytesAsync(Path.Combine(cut, "chaton.db"), database);
            await File.WriteAllBytesAsync(Path.Combine(cut, "chaton.db-wal"), log[..length]);
            using var reopened = new SqliteStoreUnderTest(64, folder: cut);
            var read = await reopened.ReadAsync(Room);
            Assert.Equal(Enumerable.Range(1, read.Length).Select(time => $"{time}"), read);
            Assert.Equal(0, read.Length % 3);
            lengths.Add(read.Length);
        }

        Assert.Contains(59 / 3 * 3 + 3, lengths);
        Assert.True(lengths.Count > 5, "The cuts all gave the same.");
    }

    [Fact]
    public async Task A_damaged_database_is_said_as_a_store_that_cannot_be_read()
    {
        using var store = new SqliteStoreUnderTest();
        store.Journal.Commit([.. Enumerable.Range(1, 2_000).Select(time => Room.Said(time, new string('x', 100)))]);
        while (store.Journal.Maintain())
        {
        }

        store.Close();
        using (var file = File.OpenWrite(store.DatabasePath))
        {
            file.Position = 24 * Database.PageBytes;
            file.Write(new byte[file.Length - file.Position]);
        }

        store.Open();

        await Assert.ThrowsAsync<JournalException>(() => store.ReadAsync(Room, limit: 5_000));
    }

    [Fact]
    public async Task More_reads_than_connections_wait_their_turn()
    {
        using var store = new SqliteStoreUnderTest();
        store.Commit(Room.Said(1, "one"), Room.Said(2, "two"));

        var reads = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => store.ReadAsync(Room)));

        Assert.All(reads, read => Assert.Equal(["one", "two"], read));
    }

    [Fact]
    public async Task After_closing_a_commit_and_a_read_fail_as_a_store_that_is_gone()
    {
        using var store = new SqliteStoreUnderTest();
        var storage = store.Storage;
        store.Close();

        Assert.Throws<JournalException>(() => storage.Journal.Commit([Room.Said(1, "x")]));
        await Assert.ThrowsAsync<JournalException>(async () => await storage.History.FindByClientIdAsync(1, "x", default));
    }

    [Theory]
    [InlineData(Durability.Process, 1)]
    [InlineData(Durability.Power, 2)]
    public void A_commit_is_synced_only_when_it_must_survive_a_power_failure(Durability durability, int expected)
    {
        using var store = new SqliteStoreUnderTest(64, durability: durability);
        using var writer = new Database(store.DatabasePath).OpenWriter(durability, 1 << 20);

        Assert.Equal(expected, writer.Scalar("PRAGMA synchronous"));
        Assert.Equal(0, writer.Scalar("PRAGMA wal_autocheckpoint"));
    }

    [Theory]
    [InlineData(HistoryReader.Range)]
    [InlineData(HistoryReader.Range + " DESC")]
    [InlineData(HistoryReader.ByClientId)]
    [InlineData(SqliteDocuments.OfKind)]
    [InlineData(SenderRemoval.EntriesAfter)]
    public void No_query_sorts_or_reads_a_whole_table(string sql)
    {
        using var store = new SqliteStoreUnderTest();
        using var connection = Raw.Open(store.DatabasePath);
        using var plan = new Statement(connection, $"EXPLAIN QUERY PLAN {sql}");
        while (plan.Step())
            Assert.StartsWith("SEARCH", plan.Text(3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_is_sought_between_both_its_bounds_whatever_was_trimmed()
    {
        using var store = new SqliteStoreUnderTest();
        using var connection = Raw.Open(store.DatabasePath);
        using var plan = new Statement(connection, $"EXPLAIN QUERY PLAN {HistoryReader.Range}");
        var steps = new List<string>();
        while (plan.Step())
            steps.Add(plan.Text(3));

        Assert.Equal(["SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH h USING PRIMARY KEY (room=? AND time>? AND time<?)"], steps);
    }

    [Fact]
    public void The_services_share_one_storage_and_let_go_of_the_folder_with_the_provider()
    {
        using var temporary = new TemporaryFolder();
        var options = new SqliteOptions { DataFolder = temporary.File("data") };
        for (var run = 0; run < 2; run++)
        {
            using var provider = new ServiceCollection().AddSqliteStorage(options).BuildServiceProvider();
            provider.GetRequiredService<IJournal>().Commit([Room.Said(run + 1, "x")]);
            Assert.Equal(run + 1, Assert.Single(provider.GetRequiredService<IRoomStore>().LoadRooms()).LastTime);
            Assert.NotNull(provider.GetRequiredService<IHistoryStore>());
            Assert.NotNull(provider.GetRequiredService<IDocumentStore>());
            Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(options.DataFolder));
        }
    }
}
