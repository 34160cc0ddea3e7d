namespace ChatOn.Server.Storage;

/// <summary>The port through which turns become durable. One writer thread calls it; it may block.</summary>
public interface IJournal
{
    /// <summary>
    /// Commits the records in one transaction, in order. When it returns they survive kill -9. After a failure the next call
    /// tries again by itself. A body or a document's key that is too large and
    /// a time that is not after the room's last make the whole commit fail. The store may
    /// keep the records: the bytes of a body must not be changed afterwards.
    /// </summary>
    /// <exception cref="JournalException">Nothing was stored, or, when it says so, the outcome is unknown.</exception>
    void Commit(IReadOnlyList<JournalRecord> records);

    /// <summary>Does one bounded piece of housekeeping (at most a few milliseconds) while no turn waits; false when there is nothing to do.</summary>
    bool Maintain();
}

/// <summary>The store could not take a commit.</summary>
public sealed class JournalException : Exception
{
    public JournalException()
    {
    }

    public JournalException(string message)
        : base(message)
    {
    }

    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when the records may have been stored all the same.</summary>
    public bool OutcomeUnknown { get; init; }
}
