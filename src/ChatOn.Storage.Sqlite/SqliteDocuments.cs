using ChatOn.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOn.Storage.Sqlite;

/// <summary>Reads the documents at start.</summary>
internal sealed class SqliteDocuments(Database database) : IDocumentStore
{
    // Text is compared by its bytes, which are UTF-8.
    internal const string OfKind = "SELECT key, body FROM documents WHERE kind = ?1 ORDER BY key";

    public IReadOnlyList<StoredDocument> LoadDocuments(DocumentKind kind)
    {
        try
        {
            using var connection = database.OpenReader();
            using var rows = new Statement(connection, OfKind);
            rows.Bind(1, (int)kind);
            var documents = new List<StoredDocument>();
            while (rows.Step())
                documents.Add(new StoredDocument(rows.Text(0), rows.Bytes(1).ToArray()));
            return documents;
        }
        catch (SqliteException exception)
        {
            throw new JournalException($"The documents could not be read: {exception.Message}", exception);
        }
    }
}
