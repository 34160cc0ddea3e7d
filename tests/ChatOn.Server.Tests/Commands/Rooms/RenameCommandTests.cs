using ChatOn.Server.State;
using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "IRCv3/channel-rename")]
public sealed class RenameCommandTests : RegisteredRoomScenario
{
    private const string Capable = "draft/channel-rename standard-replies";

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#2")]
    [Trait("Spec", "IRCv3/channel-rename#3")]
    public void An_owner_renames_the_room_and_who_knows_RENAME_stays_where_it_is()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable));
        Join("#boaring", alice, bob);
        alice.Send("MODE #boaring +k-t secret", "TOPIC #boaring :About it", "PRIVMSG #boaring :before");
        alice.ReadAll();
        bob.ReadAll();

        alice.Send("RENAME #boaring #boring :Typo fix", "PRIVMSG #boring :after", "PRIVMSG #boaring :nobody here", "MODE #boring");
        bob.Send("TOPIC #boring");

        alice.Expects(":alice!... RENAME #boaring #boring :Typo fix");
        alice.Expects(":chaton.local 403 alice #boaring :No such channel");
        alice.Hears(":chaton.local 324 alice #boring +nk secret");
        bob.Expects(":alice!... RENAME #boaring #boring :Typo fix");
        bob.Expects(":alice!... PRIVMSG #boring :after");
        bob.Expects(":chaton.local 332 bob #boring :About it");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#1")]
    public void The_capability_has_its_draft_name()
    {
        var alice = Server.Connect("alice");

        alice.Send("CAP REQ channel-rename", "CAP REQ draft/channel-rename");

        alice.Expects(":chaton.local CAP alice NAK :channel-rename");
        alice.Expects(":chaton.local CAP alice ACK :draft/channel-rename");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#3")]
    public void Without_a_reason_it_is_empty()
    {
        var alice = Server.Connect("alice", Capable);
        Join("#coding", alice);

        alice.Send("RENAME #coding #programming");

        alice.Expects(":alice!... RENAME #coding #programming :");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#6")]
    [Trait("Spec", "IRCv3/channel-rename#9")]
    public void Who_does_not_know_RENAME_leaves_the_one_room_and_comes_into_the_other()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#foo", alice, bob);
        alice.Send("TOPIC #foo :About it");
        alice.ReadAll();
        bob.ReadAll();

        alice.Send("RENAME #foo #bar :Changing the channel name");

        foreach (var client in new[] { alice, bob })
        {
            var nick = client == alice ? "alice" : "bob";
            client.Expects($":{nick}!... PART #foo :Changing the channel name");
            client.Expects($":{nick}!... JOIN #bar");
            client.Expects($":chaton.local 332 {nick} #bar :About it");
            client.Expects($":chaton.local 333 {nick} #bar ...");
            client.Expects($":chaton.local 353 {nick} = #bar :~alice bob");
            client.Expects($":chaton.local 366 {nick} #bar :End of /NAMES list");
            client.HearsNothing();
        }
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#5")]
    [Trait("Spec", "IRCv3/channel-rename#7")]
    public void Only_the_case_may_change_which_is_nothing_to_who_does_not_know_RENAME()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#Foo", alice, bob);

        alice.Send("RENAME #foo #FOO", "PRIVMSG #foo :hello");

        alice.Expects(":alice!... RENAME #Foo #FOO :");
        bob.Expects(":alice!... PRIVMSG #FOO :hello");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#4")]
    public void Who_does_not_own_the_room_is_refused()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob", Capable), Server.Connect("carol", Capable));
        Join("#aniki", alice, bob);
        Give("bob", "#aniki", Roles.Operator);

        bob.Send("RENAME #aniki #aneki", "RENAME #nowhere #aneki", "RENAME #aniki");
        carol.Send("RENAME #aniki #aneki");

        bob.Expects(":chaton.local 482 bob #aniki :You're not channel operator");
        bob.Expects(":chaton.local 403 bob #nowhere :No such channel");
        bob.Expects(":chaton.local 461 bob RENAME :Not enough parameters");
        carol.Expects(":chaton.local 442 carol #aniki :You're not on that channel");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#4")]
    public void A_name_that_is_taken_looks_like_another_or_is_none_is_refused()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#evil", alice);
        Join("#good", bob);

        alice.Send("RENAME #evil #good", "RENAME #evil #gооd", "RENAME #evil local", "RENAME #evil #a,b", "RENAME #evil #evil");

        alice.Expects(":chaton.local FAIL RENAME CHANNEL_NAME_IN_USE #evil #good ...");
        alice.Expects(":chaton.local FAIL RENAME CHANNEL_NAME_IN_USE #evil #gооd ...");
        alice.Expects(":chaton.local FAIL RENAME CANNOT_RENAME #evil local ...");
        alice.Expects(":chaton.local FAIL RENAME CANNOT_RENAME #evil #a,b ...");
        alice.Expects(":chaton.local FAIL RENAME CANNOT_RENAME #evil #evil ...");
    }

    [Fact]
    public void A_hostile_owner_cannot_rename_again_and_again_nor_take_the_lobby_away()
    {
        var alice = Server.Connect("alice", Capable);
        Join("#magical-girls", alice);
        Join("#lobby", alice);
        Give("alice", "#lobby", Roles.Owner);

        alice.Send("RENAME #magical-girls #witches", "RENAME #witches #magical-girls", "RENAME #lobby #mine");

        alice.Expects(":alice!... RENAME #magical-girls #witches :");
        alice.Expects(":chaton.local FAIL RENAME CANNOT_RENAME #witches #magical-girls ...");
        alice.Expects(":chaton.local FAIL RENAME CANNOT_RENAME #lobby #mine ...");
        Server.Advance(TimeSpan.FromMinutes(2));
        alice.ReadAll();
        alice.Send("RENAME #witches #magical-girls");
        alice.Hears(":alice!... RENAME #witches #magical-girls :");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#8")]
    public void Who_comes_by_the_old_name_is_told_or_led_to_the_new_one()
    {
        var (alice, bob, carol) = (Server.Connect("alice"), Server.Connect("bob", Capable), Server.Connect("carol"));
        Join("#foo", alice);
        alice.Send("RENAME #foo #bar");

        bob.Send("JOIN #foo");
        carol.Send("JOIN #foo");

        bob.Expects(":chaton.local FAIL JOIN CHANNEL_RENAMED #foo #bar ...");
        bob.HearsNothing();
        carol.Expects(":chaton.local 470 carol #foo #bar ...");
        carol.Expects(":carol!... JOIN #bar");
    }

    [Fact]
    public void A_secret_room_does_not_tell_its_new_name()
    {
        var (alice, mallory) = (Server.Connect("alice"), Server.Connect("mallory", Capable));
        Join("#foo", alice);
        alice.Send("MODE #foo +s", "RENAME #foo #hidden");

        mallory.Send("JOIN #foo", "RENAME #hidden #x");

        mallory.Expects(":mallory!... JOIN #foo");
        mallory.Hears(":chaton.local 403 mallory #hidden :No such channel");
    }

    [Fact]
    [Trait("Spec", "IRCv3/channel-rename#2")]
    public void The_past_the_invited_and_the_roles_go_with_the_room()
    {
        var alice = ConnectAccount("alice", Capable);
        var bob = Server.Connect("bob");
        Join("#old", alice);
        alice.Send("PRIVMSG ChanServ :REGISTER #old", "MODE #old +i", "INVITE bob #old", "PRIVMSG #old :said before");

        alice.Send("RENAME #old #new");
        bob.Send("JOIN #new");
        bob.Hears(":bob!... JOIN #new");
        Restart();
        alice = Return("alice", "draft/chathistory message-tags");
        alice.Send("JOIN #new", "CHATHISTORY LATEST #new * 10", "CHATHISTORY LATEST #old * 10");

        alice.Hears(":chaton.local 353 alice = #new :~alice");
        alice.Hears("... PRIVMSG #new :said before");
        alice.Hears(":chaton.local FAIL CHATHISTORY INVALID_TARGET LATEST #old ...");
        Assert.False(Has("#old"));
    }

    [Fact]
    public void What_cannot_be_stored_renames_nothing_and_the_past_stays()
    {
        var alice = Server.Connect("alice", Capable + " draft/chathistory");
        Join("#a", alice);
        Join("#c", alice);
        alice.Send("PRIVMSG #a :precious");
        alice.ReadAll();
        Server.Journal.BeforeCommit = () => new ChatOn.Server.Storage.JournalException("busy");
        alice.Send("RENAME #a #b");
        Server.Journal.BeforeCommit = null;
        alice.Expects(":chaton.local FAIL RENAME MESSAGE_NOT_STORED ...");

        alice.Send("RENAME #c #b", "PRIVMSG #a :after", "CHATHISTORY LATEST #a * 10");

        alice.Expects(":alice!... RENAME #c #b :");
        alice.Hears("... PRIVMSG #a :precious");
        alice.Expects("... PRIVMSG #a :after");
    }

    [Fact]
    public void A_person_who_talks_in_the_room_goes_on_talking_there()
    {
        var (alice, person) = (Server.Connect("alice", Capable), Server.ConnectLine("person"));
        person.Send("/join #old\n");
        Join("#old", alice);
        Give("alice", "#old", Roles.Owner);
        person.ReceiveAll();

        alice.Send("RENAME #old #new :better");
        person.Send("hello\n");

        Assert.Contains("*** #old is called #new from now on: alice renamed it (better)", person.ReceiveLines());
        alice.Hears(":person!... PRIVMSG #new :hello");
    }
}
