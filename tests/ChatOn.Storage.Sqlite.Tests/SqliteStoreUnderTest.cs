using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>A database in a temporary folder that goes with the test.</summary>
public sealed class SqliteStoreUnderTest : IStoreUnderTest
{
    private readonly TimeProvider _time;
    private readonly SqliteOptions _options;
    private DataFolder? _folder;
    private SqliteStorage? _storage;

    public SqliteStoreUnderTest()
        : this(walLimitMegabytes: 64)
    {
    }

    internal SqliteStoreUnderTest(int walLimitMegabytes, TimeProvider? time = null, Durability durability = Durability.Process, string? folder = null)
    {
        _time = time ?? TimeProvider.System;
        Temporary = new TemporaryFolder();
        _options = new SqliteOptions
        {
            DataFolder = folder ?? Temporary.File("data"),
            WalLimitMegabytes = walLimitMegabytes,
            Durability = durability,
        };
        Open();
    }

    public IJournal Journal => Storage.Journal;

    public IHistoryStore History => Storage.History;

    public IRoomStore Rooms => Storage.Rooms;

    public IDocumentStore Documents => Storage.Documents;

    internal TemporaryFolder Temporary { get; }

    internal string DataFolder => _options.DataFolder;

    internal string DatabasePath => Path.Combine(_options.DataFolder, "chaton.db");

    internal SqliteStorage Storage => _storage!;

    public void Restart()
    {
        Close();
        Open();
    }

    public void Dispose()
    {
        Close();
        Temporary.Dispose();
    }

    internal void Open()
    {
        _folder = Sqlite.DataFolder.Open(_options.DataFolder);
        _storage = SqliteStorage.Open(_folder, _options, _time, NullLogger<SqliteStorage>.Instance);
    }

    internal void Close()
    {
        _storage?.Dispose();
        _folder?.Dispose();
        (_storage, _folder) = (null, null);
    }
}
