using System.Globalization;
using System.IO.Compression;
using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class SqliteBackupTests : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly string[] Extras = ["cert.pem", "key.pem"];

    private readonly SqliteStoreUnderTest _store = new();

    private string Backup => _store.Temporary.File("backup.zip");

    private string NewFolder => _store.Temporary.File("restored");

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_backup_of_a_store_that_is_written_is_what_was_committed_up_to_a_moment()
    {
        using var isWritten = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var time = 1; !stop.IsCancellationRequested; time += 2)
            {
                _store.Commit(Room.Said(time, Text(time), clientId: Text(time)), Room.Said(time + 1, Text(time + 1)));
                isWritten.Release();
            }
        });
        for (var commit = 0; commit < 200; commit++)
            Assert.True(await isWritten.WaitAsync(TimeSpan.FromSeconds(30)));

        await CreateAsync();
        await stop.CancelAsync();
        await writing;
        Restore();

        using var restored = new SqliteStoreUnderTest(64, folder: NewFolder);
        var read = await restored.ReadAsync(Room, limit: 1_000_000);
        Assert.True(read.Length >= 400);
        Assert.Equal(0, read.Length % 2);
        Assert.Equal(Enumerable.Range(1, read.Length).Select(Text), read);
        Assert.Equal("399", await restored.FindAsync(7, "399"));
        restored.Commit(Room.Said(10_000_000, "and on"));
    }

    [Fact]
    public async Task The_files_that_identify_the_server_are_in_it_and_all_is_its_owners_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_store.DataFolder, "cert.pem"), "certificate");
        await CreateAsync();
        Restore();

        Assert.Equal("certificate", await File.ReadAllTextAsync(Path.Combine(NewFolder, "cert.pem")));
        Assert.False(File.Exists(Path.Combine(NewFolder, "key.pem")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.All(
                [Backup, .. Directory.GetFiles(NewFolder)],
                path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(path).UnixFileMode));
        }
    }

    [Fact]
    public async Task Nothing_is_left_beside_the_backup_and_beside_the_restored_database()
    {
        await CreateAsync();
        Restore();

        Assert.Equal(["backup.zip", "data", "restored"], Names(_store.Temporary.Path));
        Assert.Equal(["chaton.db", "chaton.lock"], Names(NewFolder));
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_when_that_is_said()
    {
        await File.WriteAllTextAsync(Backup, "precious");

        await Assert.ThrowsAsync<BackupException>(() => CreateAsync());
        Assert.Equal("precious", await File.ReadAllTextAsync(Backup));
        await CreateAsync(overwrite: true);
        Restore();
    }

    [Fact]
    public async Task A_folder_without_a_database_has_no_backup() =>
        await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.CreateAsync(NewFolder, Backup, Extras, false, default));

    [Fact]
    public async Task A_backup_that_cannot_be_written_says_why() =>
        await Assert.ThrowsAsync<BackupException>(
            () => SqliteBackup.CreateAsync(_store.DataFolder, _store.Temporary.File("no/such/backup.zip"), Extras, false, default));

    [Fact]
    public async Task No_backup_is_restored_under_a_running_server()
    {
        await CreateAsync();

        Assert.Throws<DataFolderInUseException>(() => SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: true));
    }

    [Fact]
    public async Task A_database_that_exists_is_replaced_only_when_that_is_said()
    {
        _store.Commit(Room.Said(1, "old"));
        await CreateAsync();
        _store.Commit(Room.Said(2, "new"));
        _store.Close();

        Assert.Throws<BackupException>(() => SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: false));
        _store.Open();
        Assert.Equal(["old", "new"], await _store.ReadAsync(Room));
        _store.Close();
        SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: true);
        _store.Open();
        Assert.Equal(["old"], await _store.ReadAsync(Room));
        Assert.DoesNotContain(Names(_store.DataFolder), name => name.Contains("restor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_database_can_be_replaced()
    {
        _store.Commit(Room.Said(1, "kept"));
        await CreateAsync();
        _store.Close();
        await File.WriteAllTextAsync(_store.DatabasePath, "no database any more");
        await File.WriteAllTextAsync(_store.DatabasePath + "-wal", "nor a log");

        SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: true);
        _store.Open();

        Assert.Equal(["kept"], await _store.ReadAsync(Room));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("empty zip")]
    [InlineData("foreign name")]
    [InlineData("name outside")]
    [InlineData("no database")]
    [InlineData("newer")]
    [InlineData("damaged")]
    public async Task What_is_no_good_backup_is_refused_and_the_old_database_stays(string fault)
    {
        _store.Journal.Commit([.. Enumerable.Range(1, 500).Select(time => Room.Said(time, new string('x', 100)))]);
        await CreateAsync();
        _store.Close();
        await SpoilAsync(fault);

        var refusal = Record.Exception(() => SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: true));

        Assert.Equal(
            fault switch
            {
                "newer" => typeof(DatabaseTooNewException),
                "no database" => typeof(DatabaseForeignException),
                _ => typeof(BackupException),
            },
            refusal?.GetType());
        _store.Open();
        Assert.Equal(500, (await _store.ReadAsync(Room)).Length);
        Assert.DoesNotContain(Names(_store.DataFolder), name => name.Contains("restor", StringComparison.Ordinal));
        Assert.Equal(["backup.zip", "data"], Names(_store.Temporary.Path).Where(name => name != "spoiled.db"));
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_is_noticed_and_can_be_run_again()
    {
        _store.Commit(Room.Said(1, "kept"));
        await CreateAsync();
        _store.Close();
        File.Move(_store.DatabasePath, _store.DatabasePath + ".before-restore");

        Assert.Throws<RestoreUnfinishedException>(_store.Open);
        _store.Close();
        Assert.Throws<BackupException>(() => SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: false));
        SqliteBackup.Restore(Backup, _store.DataFolder, Extras, overwrite: true);
        _store.Open();

        Assert.Equal(["kept"], await _store.ReadAsync(Room));
        Assert.Equal(["chaton.db", "chaton.db-shm", "chaton.db-wal", "chaton.lock"], Names(_store.DataFolder));
    }

    private static string Text(int time) => time.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(string folder) => new DirectoryInfo(folder).GetFileSystemInfos().Select(file => file.Name).Order();

    private Task CreateAsync(bool overwrite = false) => SqliteBackup.CreateAsync(_store.DataFolder, Backup, Extras, overwrite, default);

    private void Restore() => SqliteBackup.Restore(Backup, NewFolder, Extras, overwrite: false);

    private async Task SpoilAsync(string fault)
    {
        if (fault == "text")
        {
            await File.WriteAllTextAsync(Backup, "not a backup");
            return;
        }

        var database = _store.Temporary.File("spoiled.db");
        await using var archive = await ZipFile.OpenAsync(Backup, ZipArchiveMode.Update);
        var entry = archive.GetEntry("chaton.db")!;
        await entry.ExtractToFileAsync(database);
        switch (fault)
        {
            case "newer":
                Raw.Execute(database, "PRAGMA user_version = 999");
                break;
            case "no database":
                await File.WriteAllTextAsync(database, new string('x', 5_000));
                break;
            case "damaged":
                await using (var file = File.OpenWrite(database))
                {
                    file.Position = 14 * Database.PageBytes;
                    file.Write(new byte[3 * Database.PageBytes]);
                }

                break;
            case "foreign name":
                await archive.CreateEntryFromFileAsync(database, "chaton.lock");
                return;
            case "name outside":
                await archive.CreateEntryFromFileAsync(database, "../outside");
                return;
        }

        entry.Delete();
        if (fault != "empty zip")
            await archive.CreateEntryFromFileAsync(database, "chaton.db");
    }
}
