using System.Text;

namespace ChatOn.Server.Storage;

/// <summary>The documents of <see cref="InMemoryJournal"/>.</summary>
internal sealed class InMemoryDocuments
{
    private readonly Dictionary<(DocumentKind Kind, string Key), ReadOnlyMemory<byte>> _bodies = [];

    /// <summary>Fails for what no store takes.</summary>
    public static void Check(JournalRecord record)
    {
        if (record is DocumentSaved { Body.Length: > DocumentSaved.MaxBodyBytes } large)
            throw new JournalException($"A document of {large.Body.Length} bytes is larger than {DocumentSaved.MaxBodyBytes}.");
        if ((record as DocumentSaved)?.Key is { } key && !DocumentSaved.IsKey(key))
            throw new JournalException("A document's key is empty, too long or not text.");
    }

    public void Save(DocumentSaved document) => _bodies[(document.Kind, document.Key)] = document.Body;

    public void Remove(DocumentRemoved document) => _bodies.Remove((document.Kind, document.Key));

    public IReadOnlyList<StoredDocument> Load(DocumentKind kind) =>
    [
        .. _bodies.Where(document => document.Key.Kind == kind)
            .OrderBy(document => Encoding.UTF8.GetBytes(document.Key.Key), Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Select(document => new StoredDocument(document.Key.Key, document.Value)),
    ];
}
