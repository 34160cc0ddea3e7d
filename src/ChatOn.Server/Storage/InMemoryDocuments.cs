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

    /// <summary>The greatest id that was ever a key.</summary>
    public long LastId { get; private set; }

    /// <summary>False when the record is about no document.</summary>
    public bool TryApply(JournalRecord record)
    {
        switch (record)
        {
            case DocumentSaved saved:
                _bodies[(saved.Kind, saved.Key)] = saved.Body;
                if (DocumentSaved.IsId(saved.Kind, saved.Key, out var id))
                    LastId = Math.Max(LastId, id);
                return true;
            case DocumentRemoved removed:
                _bodies.Remove((removed.Kind, removed.Key));
                return true;
            default:
                return false;
        }
    }

    public IReadOnlyList<StoredDocument> Load(DocumentKind kind) =>
    [
        .. _bodies.Where(document => document.Key.Kind == kind)
            .OrderBy(document => Encoding.UTF8.GetBytes(document.Key.Key), Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Select(document => new StoredDocument(document.Key.Key, document.Value)),
    ];
}
