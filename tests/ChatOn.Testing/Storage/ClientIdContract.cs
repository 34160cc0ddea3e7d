using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter does with the ids that senders give to their messages.</summary>
public abstract class ClientIdContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Other = new(2_000, "#other");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_record_is_found_whole_by_its_sender_and_client_id()
    {
        var record = Room.Said(10, "hello", sender: 7, clientId: "Ünï-1");
        store.Commit(Room.Said(9, "before"), record, Room.Said(11, "after", clientId: "other"));

        var found = await store.History.FindByClientIdAsync(7, "Ünï-1", default);

        Assert.NotNull(found);
        Assert.Equal(record with { Body = found.Body }, found);
        Assert.Equal("hello", found.Text());
    }

    [Fact]
    public async Task Nothing_is_found_by_an_id_that_nobody_gave()
    {
        store.Commit(Room.Said(10, "hello", clientId: "x"), Room.Said(11, "no id"));

        Assert.Null(await store.FindAsync(7, "y"));
        Assert.Null(await store.FindAsync(7, "X"));
        Assert.Null(await store.FindAsync(8, "x"));
    }

    [Fact]
    public async Task Two_senders_may_give_the_same_id()
    {
        store.Commit(Room.Said(10, "of seven", sender: 7, clientId: "x"), Room.Said(11, "of eight", sender: 8, clientId: "x"));

        Assert.Equal("of seven", await store.FindAsync(7, "x"));
        Assert.Equal("of eight", await store.FindAsync(8, "x"));
    }

    [Fact]
    public async Task The_first_record_is_found_when_a_sender_repeats_an_id_also_in_another_room()
    {
        store.Commit(Room.Said(10, "first", clientId: "x"), Room.Said(11, "second", clientId: "x"));
        store.Commit(Other.Said(12, "third", clientId: "x"));

        Assert.Equal("first", await store.FindAsync(7, "x"));
        Assert.Equal(["first", "second"], await store.ReadAsync(Room));
        Assert.Equal(["third"], await store.ReadAsync(Other));
    }
}
