using System.Globalization;
using System.IO.Compression;
using System.Text;
using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>
/// What was redacted or said by an erased sender is in no file, not even in the unused middle of a page, whatever was written before, between
/// and after. <c>CHATON_SEEDS=n</c> tries n more seeds.
/// </summary>
public sealed class RedactedTextTests
{
    private const int WordLength = 12;
    private const long Gone = 99;
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static TheoryData<int> Seeds()
    {
        var more = int.TryParse(Environment.GetEnvironmentVariable("CHATON_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        return [.. Enumerable.Range(1, 3 + more)];
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_was_redacted_is_in_no_file_and_no_backup(int seed)
    {
        using var run = new Run(seed);
        run.Write(run.Random.Next(1_500, 4_000));
        run.Store.Maintain();
        await run.AssertAllAreThereAsync();
        for (var round = 0; round < 3; round++)
        {
            run.Redact(run.Random.Next(1, 120));
            run.Write(run.Random.Next(0, 1_500));
        }

        run.EraseSender();
        run.Write(run.Random.Next(0, 800));
        run.Store.Maintain();
        await run.RoundAsync();
        await run.RoundAsync();

        await run.AssertGoneAsync();
    }

    /// <summary>One store, filled and redacted at random.</summary>
    private sealed class Run(int seed) : IDisposable
    {
        private readonly FakeTimeProvider _time = new();
        private readonly List<(HistoryRecord Entry, string Word)> _entries = [];
        private readonly HashSet<string> _removed = [];
        private readonly RoomRef[] _rooms = [.. Enumerable.Range(1, 1 + (seed * 7 % 40)).Select(id => new RoomRef(id, $"#room{id}"))];
        private SqliteStoreUnderTest? _store;
        private long _now = 1_000_000;
        private bool _isErased;

        public Random Random { get; } = new(seed);

        public SqliteStoreUnderTest Store => _store ??= new SqliteStoreUnderTest(64, _time);

        public void Write(int count)
        {
            var batch = new List<JournalRecord>();
            while (count-- > 0)
            {
                batch.Add(Next());
                if (Random.Next(8) == 0)
                    Commit(batch);
                if (Random.Next(400) == 0)
                    Store.Journal.Maintain();
            }

            Commit(batch);
        }

        public void Redact(int count)
        {
            while (count-- > 0)
            {
                var (entry, word) = _entries[Random.Next(_entries.Count)];
                if (entry.Kind == RecordKind.Edit)
                    continue;
                _removed.Add(word);
                foreach (var (_, edited) in _entries.Where(edit => edit.Entry.Kind == RecordKind.Edit && edit.Entry.Room == entry.Room && edit.Entry.Parent == entry.Time))
                    _removed.Add(edited);
                Store.Commit(new EntryErased(entry.Room.Id, entry.Time, Encoding.UTF8.GetBytes(new string('t', Random.Next(60)))));
                if (Random.Next(10) == 0)
                    Store.Journal.Maintain();
            }
        }

        public void EraseSender()
        {
            foreach (var (_, word) in _entries.Where(said => said.Entry.Sender == Gone))
                _removed.Add(word);
            Store.Commit(new SenderErased(Gone));
            _isErased = true;
            _entries.RemoveAll(said => said.Entry.Sender == Gone);
        }

        public async Task RoundAsync()
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Store.Storage.Checkpointer.RoundDone = () => done.TrySetResult();
            _time.Advance(TimeSpan.FromSeconds(1));
            await done.Task.WaitAsync(Guard);
        }

        public async Task AssertAllAreThereAsync()
        {
            await RoundAsync();
            var words = _entries.Select(said => said.Word).ToHashSet();
            Assert.Empty(words.Except(await FindAsync(words, "before")));
        }

        public async Task AssertGoneAsync()
        {
            Assert.NotEmpty(_removed);
            var found = await FindAsync(_removed, "after");
            Assert.True(found.Count == 0, $"Seed {seed}: {found.Count} of {_removed.Count} words are in the files: {string.Join(' ', found)}");
            var backup = Store.Temporary.File("backup.zip");
            await SqliteBackup.CreateAsync(Store.DataFolder, backup, [], overwrite: false, default);
            await ZipFile.ExtractToDirectoryAsync(backup, Store.Temporary.File("backup"));
            Assert.Empty(Search(_removed, Store.Temporary.File("backup")));
            Assert.Equal(
                _entries.Count(said => !_removed.Contains(said.Word)),
                (await Task.WhenAll(_rooms.Select(room => Store.ReadAsync(room, limit: 100_000)))).Sum(read => read.Count(text => text.Contains("Zq", StringComparison.Ordinal))));
        }

        public void Dispose() => _store?.Dispose();

        private HistoryRecord Next()
        {
            var word = $"Zq{string.Concat(Enumerable.Range(0, WordLength - 4).Select(_ => (char)('a' + Random.Next(26))))}qZ";
            var size = Random.Next(20) switch { 0 => Random.Next(8_000), 1 or 2 => Random.Next(900), _ => Random.Next(120) };
            var filler = string.Concat(Enumerable.Range(0, size / 6).Select(_ => $"{Random.Next(99_999)} "));
            var room = _rooms[(int)(_rooms.Length * Math.Pow(Random.NextDouble(), 2))];
            _now += Random.Next(1, 50);
            var isAbout = _entries.Count > 0 && Random.Next(5) == 0 ? _entries[Random.Next(Math.Max(0, _entries.Count - 200), _entries.Count)].Entry : null;
            var sender = Random.Next(30) == 0 && !_isErased ? Gone : Random.Next(20);
            var entry = room.Said(_now, filler + word + filler, sender, Random.Next(2) == 0 ? $"{_now}" : null) with { TextAt = 0 };
            if (isAbout is { Kind: not RecordKind.Edit })
                entry = entry with { Room = isAbout.Room, Kind = Random.Next(2) == 0 ? RecordKind.Edit : RecordKind.Tagmsg, Parent = isAbout.Time };
            _entries.Add((entry, word));
            return entry;
        }

        private void Commit(List<JournalRecord> batch)
        {
            Store.Journal.Commit([.. batch]);
            batch.Clear();
        }

        /// <summary>Files of an open database are read from a copy: closing one here would drop its locks.</summary>
        private async Task<HashSet<string>> FindAsync(HashSet<string> words, string copy)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no cp here to look into open files from another process.");
            Assert.Equal(0, await Raw.RunAsync("cp", "-r", Store.DataFolder, Store.Temporary.File(copy)));
            return Search(words, Store.Temporary.File(copy));
        }

        /// <summary>Those of which one end is found, be it only half of a word.</summary>
        private static HashSet<string> Search(HashSet<string> words, string folder)
        {
            var found = new HashSet<string>();
            var heads = words.ToLookup(word => word[..(WordLength - 4)]);
            var tails = words.ToLookup(word => word[4..]);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var bytes = File.ReadAllBytes(file).AsSpan();
                for (var at = 0; at + WordLength - 4 <= bytes.Length; at++)
                {
                    if (bytes[at..].StartsWith("Zq"u8))
                        found.UnionWith(heads[Encoding.Latin1.GetString(bytes.Slice(at, WordLength - 4))]);
                    else if (bytes[(at + WordLength - 6)..].StartsWith("qZ"u8))
                        found.UnionWith(tails[Encoding.Latin1.GetString(bytes.Slice(at, WordLength - 4))]);
                }
            }

            return found;
        }
    }
}
