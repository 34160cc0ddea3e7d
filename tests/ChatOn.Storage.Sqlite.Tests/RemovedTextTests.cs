using System.IO.Compression;
using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>What people were told is removed is overwritten in the files, not only unlinked.</summary>
public sealed class RemovedTextTests : IDisposable
{
    private const long Gone = 7;
    private const long Stays = 8;
    private const string Word = "Xylophonquartett";
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);
    private static readonly RoomRef[] Rooms = [.. Enumerable.Range(0, 3).Select(i => new RoomRef(1_000 + i, $"#room{i}"))];

    private readonly FakeTimeProvider _time = new();
    private readonly SqliteStoreUnderTest _store;

    public RemovedTextTests()
    {
        _store = new SqliteStoreUnderTest(64, _time);
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(20, 0)]
    [InlineData(400, 0)]
    [InlineData(400, 5_000)]
    public async Task What_was_trimmed_is_in_no_file_and_no_backup(int count, int padding)
    {
        Say(count, padding, time => time <= count / 2);
        await AssertFoundAsync();

        _store.Journal.Commit([.. Rooms.Select(room => new HistoryTrimmed(room.Id, (count / 2) + 1))]);
        await RemoveAsync();

        await AssertNotFoundAsync();
        Assert.Equal(count / 2, (await _store.ReadAsync(Rooms[1])).Length);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(400, 0)]
    [InlineData(400, 5_000)]
    public async Task What_an_erased_sender_said_is_in_no_file_and_no_backup(int count, int padding)
    {
        Say(count, padding, time => time % 2 == 0);
        await AssertFoundAsync();

        _store.Commit(new SenderErased(Gone));
        await RemoveAsync();

        await AssertNotFoundAsync();
        Assert.Equal(count / 2, (await _store.ReadAsync(Rooms[1])).Length);
    }

    private void Say(int count, int padding, Func<int, bool> isGone)
    {
        for (var time = 1; time <= count; time++)
        {
            var text = new string('p', padding > 0 && time % 10 < 2 ? padding : time % 40);
            var isOfGone = isGone(time);
            _store.Journal.Commit([.. Rooms.Select(room => room.Said(
                time, isOfGone ? $"{text}{Word}{text}" : $"{text}{text}", isOfGone ? Gone : Stays, $"{room.Id} {time}"))]);
        }

        Maintain();
    }

    private async Task AssertFoundAsync()
    {
        await RoundAsync();
        Assert.True(await IsAnywhereAsync(), "The word was to be there.");
        Assert.True(await IsInBackupAsync("before.zip"), "The word was to be in the backup.");
    }

    private async Task AssertNotFoundAsync()
    {
        Assert.False(await IsAnywhereAsync(), "The word is in the files.");
        Assert.False(await IsInBackupAsync("after.zip"), "The word is in the backup.");
    }

    private async Task RemoveAsync()
    {
        Maintain();
        // The first may have begun before all was removed.
        await RoundAsync();
        await RoundAsync();
    }

    private void Maintain()
    {
        while (_store.Journal.Maintain())
        {
        }
    }

    private async Task RoundAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Storage.Checkpointer.RoundDone = () => done.TrySetResult();
        _time.Advance(TimeSpan.FromSeconds(1));
        await done.Task.WaitAsync(Guard);
    }

    private async Task<bool> IsAnywhereAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no grep here to look into open files from another process.");
        return await Raw.RunAsync("grep", "-rqa", Word, _store.DataFolder) == 0;
    }

    private async Task<bool> IsInBackupAsync(string name)
    {
        var backup = _store.Temporary.File(name);
        await SqliteBackup.CreateAsync(_store.DataFolder, backup, [], overwrite: false, default);
        await using var archive = await ZipFile.OpenReadAsync(backup);
        using var content = new MemoryStream();
        await using (var database = await archive.GetEntry(Database.FileName)!.OpenAsync())
            await database.CopyToAsync(content);
        return content.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Word)) >= 0;
    }
}
