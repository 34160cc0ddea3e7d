using System.Text;
using BenchmarkDotNet.Attributes;
using ChatOn.Server.Storage;
using ChatOn.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOn.Benchmarks;

/// <summary>One group commit to the embedded store, its share of spreading and checkpoints included. Divide by <see cref="Messages"/>.</summary>
[MemoryDiagnoser]
public class JournalBenchmark
{
    private const string Line = ":someone!~user@127.0.0.1 PRIVMSG #room :well I think that the quick brown fox jumps over the lazy dog, again and again";

    private readonly byte[] _body = Encoding.UTF8.GetBytes(Line);
    private readonly List<JournalRecord> _records = [];
    private RoomRef[] _rooms = [];
    private string _path = "";
    private DataFolder? _folder;
    private SqliteStorage? _storage;
    private long _time = 1_700_000_000_000_000;

    /// <summary>Messages in a commit.</summary>
    [Params(1, 64, 1024)]
    public int Messages { get; set; }

    /// <summary>Over how many rooms they are spread.</summary>
    [Params(1, 100)]
    public int Rooms { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _path = Directory.CreateTempSubdirectory("chaton-bench-").FullName;
        _rooms = [.. Enumerable.Range(1, Rooms).Select(id => new RoomRef(id, $"#room{id}"))];
        var options = new SqliteOptions { DataFolder = _path };
        _folder = DataFolder.Open(_path);
        _storage = SqliteStorage.Open(_folder, options, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
    }

    [GlobalCleanup]
    public void Close()
    {
        _storage?.Dispose();
        _folder?.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    [Benchmark]
    public void Commit()
    {
        _records.Clear();
        for (var i = 0; i < Messages; i++)
        {
            _time += 37;
            _records.Add(new HistoryRecord(_rooms[_time % Rooms], _time, RecordKind.Privmsg, 7, _body) { TextAt = Line.LastIndexOf(':') + 1 });
        }

        _storage!.Journal.Commit(_records);
    }
}
