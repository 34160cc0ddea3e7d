using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Server.Tests.Storage;

/// <summary>The reference adapter under the contracts.</summary>
internal sealed class InMemoryStoreUnderTest : IStoreUnderTest
{
    private readonly InMemoryJournal _journal = new();

    public IJournal Journal => _journal;

    public IHistoryStore History => _journal;

    public IRoomStore Rooms => _journal;

    public IDocumentStore Documents => _journal;

    public void Restart() => _journal.Restart();

    public void Dispose()
    {
    }
}
