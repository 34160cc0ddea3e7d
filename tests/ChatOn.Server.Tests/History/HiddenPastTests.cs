using ChatOn.Protocol;
using ChatOn.Server.State;
using ChatOn.Server.Tests.Commands.Messages;
using ChatOn.Server.Tests.Services.Rooms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.History;

/// <summary>Where the past is hidden from newcomers (SET EARLIER hidden), on every way to it.</summary>
public sealed class HiddenPastTests() : RegisteredRoomScenario(WithOperator with { History = new HistoryOptions { LinesOnJoin = 20 } })
{
    private const string Capabilities = "draft/chathistory batch message-tags server-time";

    private static readonly string[] Questions =
    [
        "LATEST #room * 50", "BEFORE #room timestamp=2030-01-01T00:00:00.000Z 50", "AFTER #room timestamp=2020-01-01T00:00:00.000Z 50",
        "AROUND #room timestamp=2026-01-01T12:00:05.000Z 50", "BETWEEN #room timestamp=2020-01-01T00:00:00.000Z timestamp=2030-01-01T00:00:00.000Z 50",
        "BETWEEN #room timestamp=2030-01-01T00:00:00.000Z timestamp=2020-01-01T00:00:00.000Z 50", "LATEST #room timestamp=2020-01-01T00:00:00.000Z 50",
    ];

    [Fact]
    public void A_newcomer_reads_nothing_from_before_it_joined_however_it_asks()
    {
        var (owner, msgid) = Past();
        var bob = ConnectAccount("bob", Capabilities);
        bob.Send("JOIN #room");
        bob.ReadAll();
        owner.Send("PRIVMSG #room :new");

        foreach (var question in Questions.Append($"AROUND #room msgid={msgid} 50").Append($"AFTER #room msgid={msgid} 50").Append($"LATEST #room msgid={msgid} 50"))
        {
            bob.Send($"CHATHISTORY {question}");
            var lines = bob.ReadAll();
            Assert.DoesNotContain(lines, line => line.Contains("old", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains(":new", StringComparison.Ordinal));
        }

        bob.Send($"CHATHISTORY BEFORE #room msgid={msgid} 50");
        Assert.DoesNotContain(bob.ReadAll(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void Paging_backwards_ends_where_it_joined()
    {
        var (owner, _) = Past();
        var bob = ConnectAccount("bob", Capabilities);
        bob.Send("JOIN #room");
        for (var i = 0; i < 5; i++)
        {
            owner.Send($"PRIVMSG #room :new{i}");
            Server.Advance(TimeSpan.FromSeconds(1));
        }

        bob.ReadAll();
        var read = new List<string>();
        for (var before = "timestamp=2030-01-01T00:00:00.000Z"; before.Length > 0;)
        {
            bob.Send($"CHATHISTORY BEFORE #room {before} 2");
            var page = bob.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).ToList();
            read.AddRange(page);
            before = page.Count == 0 ? "" : "msgid=" + IdOf(page[0]);
        }

        Assert.Equal(5, read.Count);
        Assert.DoesNotContain(read, line => line.Contains(":old", StringComparison.Ordinal));
    }

    [Fact]
    public void Targets_do_not_tell_when_something_was_said_that_it_may_not_read()
    {
        var (owner, _) = Past();
        var bob = ConnectAccount("bob", Capabilities);
        bob.Send("JOIN #room");
        bob.ReadAll();
        const string Question = "CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2030-01-01T00:00:00.000Z 10";

        bob.Send(Question);
        Assert.DoesNotContain(bob.ReadAll(), line => line.Contains("#room", StringComparison.Ordinal));
        owner.Send("PRIVMSG #room :new");
        bob.ReadAll();
        bob.Send(Question);
        bob.Hears("... CHATHISTORY TARGETS #room ...");
    }

    [Fact]
    public void Playback_on_joining_and_on_coming_back_shows_only_what_came_after()
    {
        var (owner, _) = Past();
        var bob = ConnectAccount("bob");
        bob.Send("NICKSERV ALWAYSON on", "JOIN #room");
        Assert.DoesNotContain(bob.ReadAll(), line => line.Contains(":old", StringComparison.Ordinal));
        owner.Send("PRIVMSG #room :new");
        bob.ReadAll();

        // A second client at the same time is shown the last lines, as on joining.
        var second = Attach("bob");
        second.Hears("... PRIVMSG #room :new");
        Assert.DoesNotContain(second.ReadAll(), line => line.Contains(":old", StringComparison.Ordinal));
        bob.Send("QUIT");
        second.Send("QUIT");
        Server.Advance(TimeSpan.FromSeconds(1));
        owner.Send("PRIVMSG #room :missed");
        var third = Attach("bob");
        third.Hears("... PRIVMSG #room :missed");
        Assert.DoesNotContain(third.ReadAll(), line => line.Contains(":old", StringComparison.Ordinal));
    }

    [Fact]
    public void A_read_marker_tells_nothing_of_it()
    {
        Past();
        var bob = ConnectAccount("bob", Capabilities + " draft/read-marker");
        bob.Send("JOIN #room");
        bob.ReadAll();

        bob.Send("MARKREAD #room");

        bob.Expects("... MARKREAD #room *");
    }

    [Fact]
    public void Leaving_and_coming_back_hides_more_not_less_and_a_guest_is_no_exception()
    {
        var (owner, _) = Past();
        var guest = Server.Connect("guest", Capabilities);
        guest.Send("JOIN #room");
        owner.Send("PRIVMSG #room :old too");
        guest.Send("PART #room", "JOIN #room");
        guest.ReadAll();

        guest.Send("CHATHISTORY LATEST #room * 50");

        Assert.DoesNotContain(guest.ReadAll(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void Half_operators_read_all_and_after_shown_everybody_does()
    {
        var (owner, _) = Past();
        var bob = ConnectAccount("bob", Capabilities);
        Ask(owner, "ROLE #room bob halfop");
        bob.Send("JOIN #room", "CHATHISTORY LATEST #room * 50");
        bob.Hears("... PRIVMSG #room :old1");
        Ask(owner, "ROLE #room bob none");
        bob.ReadAll();
        bob.Send("CHATHISTORY LATEST #room * 50");
        bob.NeverHears("... PRIVMSG #room :old1");
        bob.ReadAll();

        Ask(owner, "SET #room EARLIER shown");
        bob.Send("CHATHISTORY LATEST #room * 50");
        bob.Hears("... PRIVMSG #room :old1");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" draft/event-playback draft/message-redaction chaton/message-edit")]
    public void What_is_about_a_hidden_message_tells_nothing_of_it(string more)
    {
        var (owner, msgid) = Past();
        Assert.True(MessageId.TryParse(msgid.AsSpan(), out var hidden));
        Server.Edit("#room", hidden.Time, "old and edited");
        Server.React("#room", hidden.Time, "early");
        var bob = ConnectAccount("bob", Capabilities + " znc.in/playback soju.im/search" + more);
        bob.Send("JOIN #room");
        bob.ReadAll();
        Server.React("#room", hidden.Time, "late");
        owner.Send("PRIVMSG #room :new");
        bob.ReadAll();

        foreach (var command in Questions.Append($"AROUND #room msgid={msgid} 50").Append($"BETWEEN #room msgid={msgid} timestamp=2030-01-01T00:00:00.000Z 50")
            .Select(question => "CHATHISTORY " + question).Append("PRIVMSG *playback :PLAY * 0").Append("SEARCH in=#room"))
        {
            bob.Send(command);
            var lines = bob.ReadAll();
            Assert.DoesNotContain(lines, line => line.Contains("old", StringComparison.Ordinal) || line.Contains("early!", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains("chathistory-context", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains(":new", StringComparison.Ordinal));
            // It was there when this was said, and sees it as it heard it.
            Assert.Equal(more.Length > 0 && !command.StartsWith("SEARCH", StringComparison.Ordinal), lines.Any(line => line.Contains("late!", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Searching_finds_nothing_of_it_and_does_not_even_look_at_it()
    {
        var (owner, _) = Past();
        var bob = ConnectAccount("bob", Capabilities + " soju.im/search");
        bob.Send("JOIN #room");
        owner.Send("PRIVMSG #room :old1 again");
        bob.ReadAll();

        bob.Send("SEARCH text=old1", "SEARCH text=old2", "SEARCH from=owner", "SEARCH in=#room;after=2020-01-01T00:00:00.000Z");

        var found = bob.ReadAll().Where(line => line.Contains("PRIVMSG", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, found.Count);
        Assert.All(found, line => Assert.EndsWith(":old1 again", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Coming_back_in_the_middle_of_an_answer_shows_no_more_than_coming_back_does()
    {
        var owner = OwnerOf("#room", capabilities: "echo-message message-tags");
        Ask(owner, "SET #room EARLIER hidden");
        var bob = ConnectAccount("bob", Capabilities);
        bob.Send("JOIN #room");
        owner.Send("PRIVMSG #room :between");
        bob.ReadAll();
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await reading.Task;

        bob.Send("CHATHISTORY LATEST #room * 50");
        owner.Send("KICK #room bob");
        // It cannot be back before its own command has ended, but for somebody who puts it in.
        Server.OnLoop(() =>
        {
            var (room, user) = (Server.World.FindRoom("#room")!, Server.World.FindUser("bob")!);
            room.Add(new Membership(user.Origin, user.Realname, isAway: false, room.NextTime(room.LastTime)));
            user.Enter(room.Key);
        });
        reading.SetResult();
        Server.Run();

        Assert.DoesNotContain(bob.ReadAll(), line => line.Contains(":between", StringComparison.Ordinal));
    }

    // Three old lines, and the id of one of them.
    private (TestClient Owner, string Msgid) Past()
    {
        var owner = OwnerOf("#room", capabilities: "echo-message message-tags");
        Ask(owner, "SET #room EARLIER hidden");
        owner.Send("PRIVMSG #room :old1", "PRIVMSG #room :old2", "PRIVMSG #room :old3");
        var msgid = IdOf(owner.Hears("... PRIVMSG #room :old2"));
        Server.Advance(TimeSpan.FromSeconds(10));
        return (owner, msgid);
    }

    private static string IdOf(string line) => line.Split("msgid=")[1].Split(';', ' ')[0];
}
