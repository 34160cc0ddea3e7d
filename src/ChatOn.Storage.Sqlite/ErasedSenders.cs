using System.Collections.Immutable;

namespace ChatOn.Storage.Sqlite;

/// <summary>Senders whose entries are still to be removed. The journal's thread changes it, any thread reads what is stored of it.</summary>
internal sealed class ErasedSenders
{
    private ImmutableHashSet<long> _written = [];
    private volatile ImmutableHashSet<long> _stored = [];

    /// <summary>Those whose entries no read may show. To be asked for before the read begins: who is forgotten has no entries by then.</summary>
    public ImmutableHashSet<long> Stored => _stored;

    /// <summary>Whether what comes of a sender is ignored.</summary>
    public bool Contains(long sender) => !_written.IsEmpty && _written.Contains(sender);

    public void Add(long sender) => _written = _written.Add(sender);

    public void Remove(long sender) => _written = _written.Remove(sender);

    /// <summary>The transaction is stored.</summary>
    public void Keep()
    {
        if (_stored != _written)
            _stored = _written;
    }

    /// <summary>The database was opened anew and has these.</summary>
    public void Load(IEnumerable<long> senders) => _stored = _written = [.. senders];
}
