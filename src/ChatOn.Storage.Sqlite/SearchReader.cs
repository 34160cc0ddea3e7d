using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Searches one room over the connection of its <see cref="HistoryReader"/>: passes over the hashes of its words, and looks at what may match.</summary>
internal sealed class SearchReader(SqliteConnection connection) : IDisposable
{
    internal const string Hashes = """
        SELECT w.time, w.hashes FROM rooms r CROSS JOIN words w ON w.room = r.id
        WHERE r.id = ?1 AND w.time > max(?2, r.trimmed_before - 1) AND w.time < ?3 ORDER BY w.time DESC
        """;

    internal const string Entry = $"""
        SELECT {HistoryRow.ColumnsOfH}, r.name FROM rooms r CROSS JOIN history h ON h.room = r.id WHERE r.id = ?1 AND h.time = ?2
        """;

    // Some milliseconds: rows are passed over quickly, entries are looked at.
    private const int PieceRows = 8_192;
    private const int PieceEntries = 512;
    private const int PieceBytes = 1 << 20;

    private readonly Statement _hashes = new(connection, Hashes);
    private readonly Statement _entry = new(connection, Entry);

    /// <summary>Adds entries that match, newest first, until there are no more, so many are found or a piece is full.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="words">All of them must be in the text.</param>
    /// <param name="wanted">Their hashes.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="before">Exclusive.</param>
    /// <param name="limit">So many in all.</param>
    /// <param name="erasures">What is not shown.</param>
    /// <param name="found">Gets the entries.</param>
    /// <returns>The time before which is still to be read, or null.</returns>
    public long? ReadPiece(
        long roomId, IReadOnlyList<string> words, byte[] wanted, long after, long before, int limit, Erasures erasures, List<HistoryRecord> found)
    {
        _hashes.Bind(1, roomId).Bind(2, after).Bind(3, before);
        try
        {
            var (bytes, entries) = (0, 0);
            for (var rows = 1; _hashes.Step(); rows++)
            {
                var time = _hashes.Int64(0);
                if (WordHashes.MayBeIn(_hashes.Bytes(1), wanted) && Find(roomId, time) is { } entry)
                {
                    entries++;
                    bytes += entry.Body.Length;
                    if (erasures.Show(entry) is { } shown && SearchWords.AreIn(shown, words))
                        found.Add(shown);
                }

                if (found.Count >= limit)
                    return null;
                if (rows == PieceRows || entries == PieceEntries || bytes > PieceBytes)
                    return time;
            }

            return null;
        }
        finally
        {
            _hashes.Reset();
        }
    }

    public void Dispose()
    {
        _hashes.Dispose();
        _entry.Dispose();
    }

    private HistoryRecord? Find(long roomId, long time)
    {
        _entry.Bind(1, roomId).Bind(2, time);
        try
        {
            return _entry.Step() ? HistoryRow.Read(_entry, new RoomRef(roomId, _entry.Text(7))) : null;
        }
        finally
        {
            _entry.Reset();
        }
    }
}
