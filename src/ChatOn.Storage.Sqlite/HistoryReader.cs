using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>One read connection with its statements, used by one read at a time.</summary>
internal sealed class HistoryReader : IDisposable
{
    // The rooms row is looked up first: without one the history is erased, even where it is not removed yet, and it says what is trimmed.
    internal const string Range = $"""
        SELECT {HistoryRow.ColumnsOfH}, r.name FROM rooms r CROSS JOIN history h ON h.room = r.id
        WHERE r.id = ?1 AND h.time > max(?2, r.trimmed_before - 1) AND h.time < ?3 ORDER BY h.time
        """;

    internal const string ByClientId = $"""
        SELECT {HistoryRow.ColumnsOfH}, r.name, r.id FROM client_ids c
        CROSS JOIN rooms r ON r.id = c.room CROSS JOIN history h ON h.room = c.room AND h.time = c.time
        WHERE c.sender = ?1 AND c.client_id = ?2 AND c.time >= r.trimmed_before
        """;

    // One piece is one read transaction, a few milliseconds, so that no reader keeps the log from starting again.
    private const int PieceRows = 1024;
    private const int PieceBytes = 1 << 20;

    private readonly SqliteConnection _connection;
    private readonly Statement _oldestFirst;
    private readonly Statement _newestFirst;
    private readonly Statement _byClientId;

    public HistoryReader(Database database)
    {
        _connection = database.OpenReader();
        _oldestFirst = new Statement(_connection, Range);
        _newestFirst = new Statement(_connection, $"{Range} DESC");
        _byClientId = new Statement(_connection, ByClientId);
        Children = new ChildrenReader(_connection);
        Search = new SearchReader(_connection);
    }

    public ChildrenReader Children { get; }

    public SearchReader Search { get; }

    /// <summary>Adds entries of a range, from the end that it asks for, until it is exhausted, its limit reached or a piece is full.</summary>
    /// <param name="range">The range.</param>
    /// <param name="erasures">What is not shown: taken before the reading begins.</param>
    /// <param name="found">Gets the entries.</param>
    /// <returns>The range that is still to be read, or null.</returns>
    public HistoryRange? ReadPiece(HistoryRange range, Erasures erasures, List<HistoryRecord> found)
    {
        var statement = range.NewestFirst ? _newestFirst : _oldestFirst;
        statement.Bind(1, range.RoomId).Bind(2, range.After).Bind(3, range.Before);
        try
        {
            RoomRef? room = null;
            var bytes = 0;
            for (var rows = 1; statement.Step(); rows++)
            {
                var time = statement.Int64(0);
                var isWanted = range.Wants((RecordKind)statement.Int64(1));
                if (isWanted)
                {
                    var record = HistoryRow.Read(statement, room ??= new RoomRef(range.RoomId, statement.Text(7)));
                    bytes += record.Body.Length;
                    if (erasures.Show(record) is { } shown)
                        found.Add(shown);
                }

                if (found.Count == range.Limit)
                    return null;
                if (rows == PieceRows || bytes > PieceBytes)
                    return range.NewestFirst ? range with { Before = time } : range with { After = time };
            }

            return null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public HistoryRecord? Find(long sender, string clientId)
    {
        _byClientId.Bind(1, sender).Bind(2, clientId);
        try
        {
            return _byClientId.Step() ? HistoryRow.Read(_byClientId, new RoomRef(_byClientId.Int64(8), _byClientId.Text(7))) : null;
        }
        finally
        {
            _byClientId.Reset();
        }
    }

    public void Dispose()
    {
        _oldestFirst.Dispose();
        _newestFirst.Dispose();
        _byClientId.Dispose();
        Children.Dispose();
        Search.Dispose();
        _connection.Dispose();
    }
}
