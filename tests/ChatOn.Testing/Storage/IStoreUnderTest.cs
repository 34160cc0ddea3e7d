using ChatOn.Server.Storage;

namespace ChatOn.Testing.Storage;

/// <summary>An empty store of the adapter that a contract is run against.</summary>
public interface IStoreUnderTest : IDisposable
{
    IJournal Journal { get; }

    IHistoryStore History { get; }

    IRoomStore Rooms { get; }

    IDocumentStore Documents { get; }

    /// <summary>The server ends and another opens the same store.</summary>
    void Restart();
}
