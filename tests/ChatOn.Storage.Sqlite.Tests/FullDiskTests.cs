using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class FullDiskTests
{
    private static readonly RoomRef Room = new(1_000, "#room");

    [Fact]
    public async Task A_full_database_stores_nothing_more_says_so_and_resumes_when_there_is_room()
    {
        using var store = new SqliteStoreUnderTest();
        store.Storage.SqliteJournal.MaxPages = 60;
        var (stored, failure) = Fill(store, first: 1);

        Assert.False(failure.OutcomeUnknown);
        Assert.InRange(stored.Count, 10, 1_000);
        Assert.Equal(stored, await TimesAsync(store));
        Assert.Throws<JournalException>(() => store.Journal.Commit(Batch(50_000)));
        Assert.Equal(stored, await TimesAsync(store));

        store.Storage.SqliteJournal.MaxPages = null;
        store.Commit(Room.Said(90_000, "again"));
        Assert.Equal([.. stored, 90_000L], await TimesAsync(store));
    }

    [Fact]
    public async Task Room_that_erasing_gives_back_is_used_again()
    {
        using var store = new SqliteStoreUnderTest();
        store.Storage.SqliteJournal.MaxPages = 60;
        Fill(store, first: 1);
        store.Storage.SqliteJournal.MaxPages = 70;
        store.Commit(new RoomErased(Room.Id));
        while (store.Journal.Maintain())
        {
        }

        store.Storage.SqliteJournal.MaxPages = 60;
        var other = new RoomRef(2_000, "#other");
        store.Commit(other.Said(1, new string('x', 10_000)));
        Assert.Single(await store.ReadAsync(other));
    }

    [Fact]
    public async Task A_full_file_system_stores_nothing_more_and_service_resumes_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may mount a small file system.");
        using var temporary = new TemporaryFolder();
        var disk = temporary.File("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(
            await Raw.RunAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk) == 0, "This system refuses to mount a tmpfs, even to root.");
        try
        {
            await FillAsync(disk);
        }
        finally
        {
            Assert.Equal(0, await Raw.RunAsync("umount", disk));
        }
    }

    private static async Task FillAsync(string disk)
    {
        var ballast = Path.Combine(disk, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[3 << 20]);
        using var store = new SqliteStoreUnderTest(4, folder: Path.Combine(disk, "data"));
        var possible = new List<long>();
        var stored = new List<long>();
        var failures = 0;
        for (var first = 1; failures < 5; first += 10)
        {
            try
            {
                store.Journal.Commit(Batch(first));
                stored.AddRange(Times(first));
            }
            catch (JournalException failure)
            {
                failures++;
                if (failure.OutcomeUnknown)
                    possible.AddRange(Times(first));
            }
        }

        Assert.NotEmpty(stored);
        var whileFull = await TimesAsync(store);
        Assert.Empty(stored.Except(whileFull));
        Assert.Empty(whileFull.Except(stored.Union(possible)));

        File.Delete(ballast);
        store.Commit(Room.Said(900_000, "again"));
        store.Restart();
        var after = await TimesAsync(store);
        Assert.Empty(stored.Append(900_000).Except(after));
        Assert.Empty(after.Except(stored.Union(possible).Append(900_000)));
    }

    private static (List<long> Stored, JournalException Failure) Fill(SqliteStoreUnderTest store, long first)
    {
        var stored = new List<long>();
        while (true)
        {
            try
            {
                store.Journal.Commit(Batch(first));
                stored.AddRange(Times(first));
                first += 10;
            }
            catch (JournalException failure)
            {
                return (stored, failure);
            }
        }
    }

    private static IEnumerable<long> Times(long first) => Enumerable.Range(0, 10).Select(i => first + i);

    private static JournalRecord[] Batch(long first) => [.. Times(first).Select(time => Room.Said(time, new string('x', 500)))];

    private static async Task<List<long>> TimesAsync(SqliteStoreUnderTest store) =>
        [.. (await store.History.ReadAsync(new HistoryRange(Room.Id, 0, long.MaxValue, 1_000_000, false, false), default)).Select(record => record.Time)];
}
