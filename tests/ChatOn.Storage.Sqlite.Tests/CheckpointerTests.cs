using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class CheckpointerTests
{
    private const int LimitMegabytes = 4;
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef[] Rooms = [.. Enumerable.Range(0, 50).Select(i => new RoomRef(2_000 + i, $"#room{i}"))];

    [Fact]
    public async Task What_is_written_gets_into_the_database_within_a_second()
    {
        var time = new FakeTimeProvider();
        using var store = new SqliteStoreUnderTest(64, time);
        store.Journal.Commit([.. Enumerable.Range(1, 500).Select(at => Room.Said(at, new string('x', 500)))]);
        var before = new FileInfo(store.DatabasePath).Length;

        await RoundAsync(store, time);

        Assert.True(new FileInfo(store.DatabasePath).Length > before + 200_000);
        // As a kill leaves it, but without the log: all of it is in the database.
        var copy = store.Temporary.File("copy");
        Directory.CreateDirectory(copy);
        Assert.Equal(0, await Raw.RunAsync("cp", store.DatabasePath, Path.Combine(copy, "chaton.db")));
        using var reopened = new SqliteStoreUnderTest(64, folder: copy);
        Assert.Equal(500, (await reopened.ReadAsync(Room)).Length);
    }

    [Fact]
    public async Task A_commit_after_a_checkpoint_goes_on_in_the_log_and_need_not_sync_a_new_one()
    {
        var time = new FakeTimeProvider();
        using var store = new SqliteStoreUnderTest(64, time);
        for (var at = 1; at < 20; at++)
        {
            var before = LogLength(store);
            store.Commit(Room.Said(at, "x"));
            Assert.True(LogLength(store) > before, "The commit began the log anew.");
            await RoundAsync(store, time);
        }
    }

    [Fact]
    public async Task The_log_stays_under_its_limit_while_history_is_read_all_the_time()
    {
        using var store = new SqliteStoreUnderTest(LimitMegabytes);
        store.Journal.Commit([.. Enumerable.Range(1, 4_000).Select(at => Room.Said(at, new string('x', 200)))]);
        var isDone = false;
        var reading = Enumerable.Range(0, 6).Select(reader => Task.Run(async () =>
        {
            var reads = 0;
            do
            {
                Assert.Equal(4_000, (await store.ReadAsync(Room, limit: 10_000, newestFirst: reader % 2 == 0)).Length);
                reads++;
            }
            while (!Volatile.Read(ref isDone));
            return reads;
        })).ToList();

        var largest = 0L;
        for (var commit = 1; commit <= 250; commit++)
        {
            store.Journal.Commit([.. Rooms.Select(room => room.Said(commit, new string('y', 300)))]);
            largest = Math.Max(largest, LogLength(store));
        }

        Volatile.Write(ref isDone, true);
        Assert.All(await Task.WhenAll(reading), reads => Assert.True(reads > 0));
        Assert.InRange(largest, 1 << 20, LimitMegabytes << 20);
        Assert.Equal(250, (await store.ReadAsync(Rooms[49])).Length);
    }

    [Fact]
    public void A_reader_in_another_process_does_not_stop_the_chat_and_the_log_shrinks_when_it_is_done()
    {
        using var store = new SqliteStoreUnderTest(LimitMegabytes);
        store.Commit(Room.Said(1, "x"));
        using (var foreign = Raw.Open(store.DatabasePath))
        {
            foreign.Execute("BEGIN; SELECT count(*) FROM history;");
            Write(first: 1);
            Assert.True(LogLength(store) > LimitMegabytes << 20, "The log was to grow.");
        }

        Write(first: 1_000);
        Assert.InRange(LogLength(store), 0, LimitMegabytes << 20);

        void Write(int first)
        {
            for (var commit = 0; commit < 30; commit++)
                store.Journal.Commit([.. Rooms.Select(room => room.Said(first + commit, new string('y', 3_500)))]);
        }
    }

    private static async Task RoundAsync(SqliteStoreUnderTest store, FakeTimeProvider time)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Storage.Checkpointer.RoundDone = () => done.TrySetResult();
        time.Advance(TimeSpan.FromSeconds(1));
        await done.Task.WaitAsync(Guard);
    }

    private static long LogLength(SqliteStoreUnderTest store)
    {
        var log = new FileInfo(store.DatabasePath + "-wal");
        return log.Exists ? log.Length : 0;
    }
}
