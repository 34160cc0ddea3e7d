using ChatOn.Server.Storage;
using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.History;

/// <summary>Rooms that keep nothing of what is said (SET HISTORY off).</summary>
public sealed class NoHistoryTests : RegisteredRoomScenario
{
    private const string Capabilities = "draft/chathistory batch standard-replies echo-message";

    [Fact]
    public void Nothing_that_is_said_reaches_the_store_and_who_joins_is_told()
    {
        var owner = OwnerOf("#room", capabilities: Capabilities);
        owner.Send("CHANSERV SET #room HISTORY off");
        owner.Hears("... NOTE * NO_HISTORY #room ...");
        var stored = new List<JournalRecord>();
        Server.Journal.Stored = stored.AddRange;

        var bob = Server.Connect("bob", Capabilities);
        bob.Send("JOIN #room", "PRIVMSG #room :hello");

        bob.Hears("... NOTE JOIN NO_HISTORY #room ...");
        bob.Hears(":bob!... PRIVMSG #room :hello");
        owner.Hears(":bob!... PRIVMSG #room :hello");
        Assert.Empty(stored.OfType<HistoryRecord>().Where(record => record.Room.Name == "#room"));
        bob.Send("CHATHISTORY LATEST #room * 10", "CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2030-01-01T00:00:00.000Z 10");
        bob.NeverHears("...hello...");
        bob.NeverHears("... TARGETS #room ...");
    }

    [Fact]
    public void What_is_said_is_heard_while_the_store_fails()
    {
        var owner = OwnerOf("#room");
        var bob = Server.Connect("bob");
        Join("#room", bob);
        Ask(owner, "SET #room HISTORY off");
        Server.Journal.BeforeCommit = () => new JournalException("The disk is full.");

        owner.Send("PRIVMSG #room :hello");

        bob.Hears(":owner!... PRIVMSG #room :hello");
    }

    [Fact]
    public async Task Switching_it_off_removes_what_is_there_and_what_is_said_in_that_moment()
    {
        var (owner, other) = (OwnerOf("#room"), Attach("owner"));
        owner.Send("PRIVMSG #room :before");

        owner.Post("CHANSERV SET #room HISTORY off");
        Server.RunWithoutJournal();
        other.Post("PRIVMSG #room :meanwhile");
        Server.RunWithoutJournal();
        Server.Run();

        Assert.Empty(await StoredAsync("#room"));
        Ask(owner, "SET #room HISTORY on");
        owner.Send("PRIVMSG #room :after");
        Assert.Equal([RecordKind.Privmsg], await StoredAsync("#room"));
    }

    [Fact]
    public async Task It_is_off_after_a_restart_too_and_what_a_crash_left_is_removed()
    {
        var owner = OwnerOf("#room");
        owner.Send("PRIVMSG #room :left behind");
        // As if the server had been killed between the two commits.
        Server.OnLoop(() =>
        {
            var room = Server.World.FindRoom("#room")!;
            Server.Journal.Commit([new DocumentSaved(DocumentKind.Room, room.Ref.Id.ToString(), (room.Registration! with { KeepsHistory = false }).ToBytes())]);
        });
        Restart();

        Server.Advance(TimeSpan.FromMinutes(61));

        Assert.Empty(await StoredAsync("#room"));
        Assert.Contains("History: off", AskAtConsole("INFO #room"), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_hear_when_it_is_kept_again_also_because_the_room_was_dropped()
    {
        var (owner, bob) = (OwnerOf("#room"), Server.Connect("bob", "standard-replies"));
        Ask(owner, "SET #room HISTORY off");
        Join("#room", bob);

        Ask(owner, "SET #room HISTORY on");
        bob.Expects("... NOTE * HISTORY #room ...");
        Ask(owner, "SET #room HISTORY off");
        bob.Expects("... NOTE * NO_HISTORY #room ...");
        var code = Ask(owner, "DROP #room").Split(" - ")[0].Split(' ')[^1];
        Ask(owner, $"DROP #room {code}");
        bob.Expects("... NOTE * HISTORY #room ...");
    }

    [Fact]
    public void Only_an_owner_and_only_with_settings_that_there_are()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +a bob");

        Assert.Equal("Only an owner of #room sets how its past is kept.", Ask(bob, "SET #room HISTORY off"));
        Assert.Equal("It is set like that already.", Ask(owner, "SET #room HISTORY on"));
        foreach (var setting in new[] { "HISTORY maybe", "RETENTION days 0", "RETENTION days -1", "RETENTION lines 100001", "RETENTION years 1", "RETENTION days 99999999999", "MLOCK +i", "EARLIER x" })
            Assert.StartsWith("It goes like this: SET", Ask(owner, $"SET #room {setting}"), StringComparison.Ordinal);
        Assert.Equal("HISTORY of #room is off now.", Ask(ConnectOperator("boss"), "SET #room HISTORY off"));
        Assert.Equal("boss OVERRIDE-SET HISTORY off #room", Audited()[^1]);
    }

    private async Task<List<RecordKind>> StoredAsync(string room)
    {
        long id = 0;
        Server.OnLoop(() => id = Server.World.FindRoom(room)!.Ref.Id);
        var range = new HistoryRange(id, 0, long.MaxValue, 1000, NewestFirst: false, SaidOnly: false);
        return [.. (await Server.Journal.ReadAsync(range, TestContext.Current.CancellationToken)).Select(record => record.Kind)];
    }
}
