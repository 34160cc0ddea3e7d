using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter says of the greatest id ever stored.</summary>
public abstract class LastTimeContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_last_time_is_the_greatest_time_or_room_id_ever_stored()
    {
        Assert.Equal(0, store.Rooms.LoadLastTime());
        store.Commit(new RoomMade(Room));
        Assert.Equal(1_000, store.Rooms.LoadLastTime());
        store.Commit(Room.Said(5_000, "a"), new RoomRef(900, "#other").Said(4_000, "b"));
        Assert.Equal(5_000, store.Rooms.LoadLastTime());
        store.Commit(new RoomErased(Room.Id));
        while (store.Journal.Maintain())
        {
        }

        store.Restart();
        Assert.Equal(5_000, store.Rooms.LoadLastTime());
        store.Commit(new RoomMade(new RoomRef(6_000, "#x")), new RoomErased(6_000));
        store.Restart();
        Assert.Equal(6_000, store.Rooms.LoadLastTime());
    }

    [Fact]
    public void An_accounts_id_counts_also_when_the_account_is_removed()
    {
        store.Commit(new RoomMade(Room), Document(DocumentKind.Account, "7000"), Document(DocumentKind.Account, "900"));
        store.Restart();
        Assert.Equal(7_000, store.Rooms.LoadLastTime());

        store.Commit(new DocumentRemoved(DocumentKind.Account, "7000"));
        store.Restart();
        Assert.Equal(7_000, store.Rooms.LoadLastTime());
        store.Commit(Document(DocumentKind.Account, "8000"), new DocumentRemoved(DocumentKind.Account, "8000"));
        store.Restart();
        Assert.Equal(8_000, store.Rooms.LoadLastTime());
    }

    [Fact]
    public void Keys_that_are_no_account_ids_do_not_count()
    {
        store.Commit(
            new RoomMade(Room), Document(DocumentKind.Account, "7000x"), Document(DocumentKind.Account, "-7000"),
            Document(DocumentKind.Account, "7٠٠٠"), Document(DocumentKind.Account, "9999999999999999999"), Document(DocumentKind.Ban, "7000"));
        store.Commit(new DocumentRemoved(DocumentKind.Account, "7000x"), new DocumentRemoved(DocumentKind.Ban, "7000"),
            new DocumentRemoved(DocumentKind.Account, "9000"));
        store.Restart();

        Assert.Equal(1_000, store.Rooms.LoadLastTime());
    }

    private static DocumentSaved Document(DocumentKind kind, string key) => new(kind, key, new byte[1]);
}
