using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>https://ircv3.net/specs/client-tags/typing</summary>
[Trait("Spec", "IRCv3/typing")]
public sealed class TypingTests : HistoryScenario
{
    [Fact]
    public void Who_types_is_told_at_once_and_nothing_of_it_is_kept()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var before = Stored("#a").Count;

        bob.Post("@+typing=active TAGMSG #a", "@+typing=active TAGMSG alice");
        Server.RunWithoutJournal();

        alice.Expects("@time=...;msgid=...;+typing=active :bob!... TAGMSG #a");
        alice.Expects("@time=...;msgid=...;+typing=active :bob!... TAGMSG alice");
        Server.Run();
        Assert.Equal(before, Stored("#a").Count);
        Server.OnLoop(() =>
        {
            var (one, other) = (Server.World.FindUser("alice")!.Id, Server.World.FindUser("bob")!.Id);
            Assert.Equal(0, Server.World.FindConversation(one, other)!.LastSaidTime);
        });
    }

    [Fact]
    public void It_is_shown_though_nothing_can_be_stored()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        bob.Send("@+typing=active TAGMSG #a");

        alice.Expects("@...;+typing=active :bob!... TAGMSG #a");
        bob.Expects("@...;+typing=active :bob!... TAGMSG #a");
    }

    [Fact]
    public void Too_many_are_dropped_without_a_word_for_each_target_alone()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        Join("#b", alice, bob);

        for (var i = 0; i < 10; i++)
            bob.Send("@label=1;+typing=active TAGMSG #a", "@+typing=done TAGMSG #B");

        Assert.Equal(2, alice.Unread.Count(line => line.EndsWith("TAGMSG #a", StringComparison.Ordinal)));
        Assert.Equal(2, alice.ReadAll().Count(line => line.EndsWith("TAGMSG #b", StringComparison.Ordinal)));
        Assert.Equal(8, bob.ReadAll().Count(line => line == "@label=1 :chaton.local ACK"));
        Server.Advance(TimeSpan.FromSeconds(3));
        bob.Send("@+typing=active TAGMSG #a");
        alice.Expects("@...;+typing=active :bob!... TAGMSG #a");
    }

    [Fact]
    public void It_is_no_sign_of_life()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        bob.Send("PRIVMSG #a :hi");
        var before = Active("bob");
        Server.Advance(TimeSpan.FromSeconds(10));

        bob.Send("@+typing=active TAGMSG #a");
        Assert.Equal(before, Active("bob"));
        bob.Send("@+draft/react=x TAGMSG #a");

        Assert.NotEqual(before, Active("bob"));
    }

    [Fact]
    public void With_anything_beside_it_it_is_a_message_like_any_other()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);

        bob.Send("@+typing=active;+x=1 TAGMSG #a", "@+typing=active PRIVMSG #a :typed", "@time=x TAGMSG #a");

        Assert.Equal([RecordKind.Tagmsg, RecordKind.Privmsg, RecordKind.Tagmsg], Stored("#a").Where(record => record.Kind.IsSaid()).Select(record => record.Kind));
    }

    [Fact]
    public void A_hostile_client_that_types_to_thousands_fills_no_memory_and_the_banned_type_to_nobody()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice, mallory);
        for (var i = 0; i < 500; i++)
            mallory.Send($"@+typing=active TAGMSG nobody{i},#nowhere{i}");
        mallory.ReadAll();
        alice.Send("MODE #a +b mallory!*@*");
        Assert.All([alice, mallory], client => client.ReadAll());

        mallory.Send("@+typing=active TAGMSG #a");

        mallory.Expects(":chaton.local 404 mallory #a :...");
        alice.HearsNothing();
    }

    private long Active(string nick)
    {
        var time = 0L;
        Server.OnLoop(() => time = Server.World.FindUser(nick)!.ActiveAt);
        return time;
    }
}
