using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>Who may read nothing of the past.</summary>
public sealed class ChathistoryAccessTests : HistoryScenario
{
    private const string Everything = "LATEST #a * 10";
    private const string NoTarget = "INVALID_TARGET LATEST #a :Messages could not be retrieved";

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    [Trait("Spec", "IRCv3/chathistory#36")]
    public void The_next_person_called_bob_reads_nothing_of_the_first_ones_direct_messages()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        var said = Say(alice, "bob", 2, "secret ");
        Say(bob, "alice", 1, "yes ");
        bob.Send("QUIT");

        var next = Reader("bob");

        Assert.Empty(Page(next, "LATEST alice * 10"));
        Assert.Empty(Page(alice, "LATEST bob * 10"));
        Fails(next, $"BEFORE alice msgid={said[1].Id} 10", "MESSAGE_ERROR BEFORE alice :Messages could not be retrieved");
        next.Send("CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2262-01-01T00:00:00.000Z 10");
        next.Expects(":chaton.local BATCH +... draft/chathistory-targets");
        next.Expects(":chaton.local BATCH -...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    [Trait("Spec", "IRCv3/chathistory#36")]
    public void Who_takes_the_nickname_of_somebody_that_renamed_reads_nothing_either()
    {
        var (alice, bob, mallory) = (Reader("alice"), Reader("bob"), Reader("mallory"));
        Say(alice, "bob", 2, "secret ");
        bob.Send("NICK robert");
        mallory.Send("NICK bob");

        Assert.Empty(Page(mallory, "LATEST alice * 10"));
        Assert.Equal(2, Page(bob, "LATEST alice * 10").Count);
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void A_room_made_again_has_no_past()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 2);
        alice.Send("PART #a");

        Join("#a", alice);

        Assert.Empty(Page(alice, Everything));
        Fails(alice, $"BEFORE #a msgid={said[1].Id} 10", "MESSAGE_ERROR BEFORE #a :Messages could not be retrieved");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void A_member_that_left_pages_nothing()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        Say(alice, "#a", 2);

        bob.Send("PART #a");

        Fails(bob, Everything, NoTarget);
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void A_kicked_member_pages_nothing()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice, mallory);
        Say(alice, "#a", 2);

        alice.Send("KICK #a mallory");

        Fails(mallory, Everything, NoTarget);
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    [Trait("Spec", "IRCv3/chathistory#37")]
    public void A_banned_member_pages_nothing_unless_it_has_a_rank()
    {
        var (alice, mallory, bob) = (Reader("alice"), Reader("mallory"), Reader("bob"));
        Join("#a", alice, mallory, bob);
        Give("bob", "#a", Roles.Voice);
        var said = Say(alice, "#a", 2);

        alice.Send("MODE #a +b *!*@*");

        Fails(mallory, Everything, NoTarget);
        Assert.Equal(said, Page(bob, Everything));
        Assert.Equal(said, Page(alice, Everything));
        alice.Send("MODE #a +e mallory");
        Assert.Equal(said, Page(mallory, Everything));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#32")]
    [Trait("Spec", "IRCv3/chathistory#35")]
    [Trait("Spec", "IRCv3/chathistory#37")]
    public void A_non_member_pages_nothing_whether_the_room_is_there_or_not()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a,#secret", alice);
        alice.Send("MODE #secret +s");
        Say(alice, "#a", 2);

        Fails(mallory, Everything, NoTarget);
        Fails(mallory, "LATEST #secret * 10", "INVALID_TARGET LATEST #secret :Messages could not be retrieved");
        Fails(mallory, "LATEST #nowhere * 10", "INVALID_TARGET LATEST #nowhere :Messages could not be retrieved");
        Fails(mallory, "LATEST nobody * 10", "INVALID_TARGET LATEST nobody :Messages could not be retrieved");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#33")]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void An_unknown_and_a_forbidden_message_id_get_the_same_answer()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice);
        Join("#m", mallory);
        var forbidden = Say(alice, "#a", 1)[0].Id;
        Say(mallory, "#m", 1);

        foreach (var id in new[] { forbidden, new string('0', 22), "nonsense", "", "*" })
        {
            foreach (var command in new[] { "BEFORE", "AFTER", "AROUND", "LATEST" })
                Fails(mallory, $"{command} #m msgid={id} 10", $"MESSAGE_ERROR {command} #m :Messages could not be retrieved");
        }

        Fails(mallory, $"BETWEEN #m timestamp=2020-01-01T00:00:00.000Z msgid={forbidden} 10", "MESSAGE_ERROR BETWEEN #m :Messages could not be retrieved");
        Fails(mallory, $"AROUND alice msgid={forbidden} 10", "MESSAGE_ERROR AROUND alice :Messages could not be retrieved");
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    [Trait("Spec", "modern/STATUSMSG")]
    public void What_was_said_to_the_operators_is_read_by_operators_and_who_said_it()
    {
        var (alice, bob, carol) = (Reader("alice"), Reader("bob"), Reader("carol"));
        Join("#a", alice, bob, carol);
        alice.Send("PRIVMSG @#a :for operators", "PRIVMSG #a :for all");
        bob.Send("PRIVMSG @#a :help me");

        Assert.Equal(["for operators", "for all", "help me"], Texts(Page(alice, Everything)));
        Assert.Equal(["for all", "help me"], Texts(Page(bob, Everything)));
        Assert.Equal(["for all"], Texts(Page(carol, Everything)));
        Give("carol", "#a", Roles.Operator);
        Assert.Equal(["for operators", "for all", "help me"], Texts(Page(carol, Everything)));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#35")]
    public void Who_is_kicked_while_the_store_is_read_gets_nothing()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice, mallory);
        Say(alice, "#a", 2);
        mallory.ReadAll();
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await reading.Task;

        mallory.Send("CHATHISTORY " + Everything);
        alice.Send("KICK #a mallory");
        mallory.Expects("... :alice!... KICK #a mallory :alice");
        reading.SetResult();
        Server.Run();

        mallory.Expects(":chaton.local FAIL CHATHISTORY " + NoTarget);
        mallory.HearsNothing();
    }

    [Fact]
    public void Who_is_gone_while_the_store_is_read_leaves_no_error()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Say(alice, "#a", 2);
        var reading = new TaskCompletionSource();
        Server.Journal.BeforeRead = async _ => await reading.Task;

        alice.Send("CHATHISTORY " + Everything);
        alice.Disconnect();
        reading.SetResult();
        Server.Run();

        Assert.True(alice.IsClosed);
    }
}
