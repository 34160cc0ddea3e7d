namespace ChatOn.Server.Storage;

/// <summary>The port that reads the documents at start: what is kept whole in memory, such as accounts, and written with <see cref="DocumentSaved"/>.</summary>
public interface IDocumentStore
{
    /// <summary>All documents of a kind, in the order of their keys' bytes. Called before the server listens; it may block.</summary>
    /// <exception cref="JournalException">The store cannot be read now.</exception>
    IReadOnlyList<StoredDocument> LoadDocuments(DocumentKind kind);
}

/// <summary>A document as it was last acknowledged.</summary>
public sealed record StoredDocument(string Key, ReadOnlyMemory<byte> Body);
