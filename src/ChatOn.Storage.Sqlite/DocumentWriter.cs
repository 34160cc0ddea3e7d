using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Writes documents inside the transaction of its connection.</summary>
internal sealed class DocumentWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _save = new(connection, """
        INSERT INTO documents (kind, key, body) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET body = excluded.body
        """);

    private readonly Statement _remove = new(connection, "DELETE FROM documents WHERE kind = ?1 AND key = ?2");

    // Ids are never used again: what was removed still counts for the last time.
    private readonly Statement _noteLastTime = new(connection, """
        UPDATE store SET last_time = max(last_time, ?3) WHERE EXISTS (SELECT 1 FROM documents WHERE kind = ?1 AND key = ?2)
        """);

    /// <summary>No document that can be replaced or removed is larger, in bytes.</summary>
    public long Largest { get; private set; } = connection.Scalar("SELECT max(length(body)) FROM documents").GetValueOrDefault();

    /// <summary>Writes a record; false when it is about no document.</summary>
    public bool TryWrite(JournalRecord record)
    {
        switch (record)
        {
            case DocumentSaved saved:
                Save(saved);
                return true;
            case DocumentRemoved removed:
                Remove(removed);
                return true;
            default:
                return false;
        }
    }

    public void Dispose()
    {
        _save.Dispose();
        _remove.Dispose();
        _noteLastTime.Dispose();
    }

    private void Save(DocumentSaved document)
    {
        if (document.Body.Length > DocumentSaved.MaxBodyBytes)
            throw new JournalException($"A document of {document.Body.Length} bytes is larger than {DocumentSaved.MaxBodyBytes}.");
        if (!DocumentSaved.IsKey(document.Key))
            throw new JournalException("A document's key is empty, too long or not text.");
        _save.Bind(1, (int)document.Kind).Bind(2, document.Key).Bind(3, document.Body.Span).Run();
        Largest = Math.Max(Largest, document.Body.Length);
    }

    private void Remove(DocumentRemoved document)
    {
        if (!DocumentSaved.IsKey(document.Key))
            return;
        if (DocumentSaved.IsId(document.Kind, document.Key, out var id))
            _noteLastTime.Bind(1, (int)document.Kind).Bind(2, document.Key).Bind(3, id).Run();
        _remove.Bind(1, (int)document.Kind).Bind(2, document.Key).Run();
    }
}
