using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Several sessions of one account are one user.</summary>
public sealed class DevicesTests : AccountScenario
{
    [Fact]
    public void A_second_device_has_the_same_nickname_and_is_shown_the_rooms()
    {
        var alice = Register("alice");
        var bob = Server.Connect("bob");
        alice.Send("JOIN #a", "TOPIC #a :hello");
        bob.Send("JOIN #a");
        bob.ReadAll();

        var phone = LogIn("alice", nick: "alice-phone");

        phone.Hears(":chaton.local 001 alice :...");
        phone.Hears(":alice!... JOIN #a");
        phone.Expects(":chaton.local 332 alice #a :hello");
        phone.Expects(":chaton.local 333 ...");
        phone.Expects(":chaton.local 353 alice = #a :...");
        phone.Expects(":chaton.local 366 alice #a ...");
        bob.HearsNothing();
    }

    [Fact]
    public void Each_sees_what_the_others_say_and_are_told()
    {
        var alice = Register("alice");
        var bob = Server.Connect("bob");
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        var phone = LogIn("alice", "znc.in/self-message");
        phone.ReadAll();
        bob.ReadAll();
        alice.ReadAll();

        alice.Send("PRIVMSG #a :from the desk", "PRIVMSG bob :in private");
        bob.Send("PRIVMSG alice :back");

        phone.Expects(":alice!... PRIVMSG #a :from the desk");
        phone.Expects(":alice!... PRIVMSG bob :in private");
        phone.Expects(":bob!... PRIVMSG alice :back");
        alice.Expects(":bob!... PRIVMSG alice :back");
        alice.HearsNothing();
        bob.Expects(":alice!... PRIVMSG #a :from the desk");
        bob.Expects(":alice!... PRIVMSG bob :in private");
        bob.HearsNothing();
    }

    [Fact]
    public void When_one_leaves_the_user_stays_and_with_the_last_it_goes()
    {
        var alice = Register("alice");
        var bob = Server.Connect("bob");
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        var phone = LogIn("alice");
        bob.ReadAll();

        alice.Send("QUIT :bye");
        Assert.True(alice.IsClosed);
        bob.HearsNothing();
        phone.Send("PRIVMSG #a :still here");
        bob.Expects(":alice!... PRIVMSG #a :still here");

        phone.Send("QUIT :bye");
        bob.Expects(":alice!... QUIT :Quit: bye");
    }

    [Fact]
    public void Changes_of_nick_away_and_rooms_are_seen_by_all_of_them()
    {
        var alice = Register("alice");
        var phone = LogIn("alice");
        phone.ReadAll();

        alice.Send("JOIN #a", "NICK ally", "PART #a");

        phone.Expects(":alice!... JOIN #a");
        phone.Expects(":chaton.local 353 alice = #a :~alice");
        phone.Expects(":chaton.local 366 alice #a ...");
        phone.Expects(":alice!... NICK ally");
        phone.Expects(":ally!... PART #a");
    }

    [Fact]
    public void A_guest_that_logs_in_to_somebody_who_is_here_becomes_one_of_its_devices()
    {
        var alice = Register("alice");
        alice.Send("JOIN #a");
        var (guest, bob) = (Server.Connect("guest"), Server.Connect("bob"));
        bob.Send("JOIN #a,#b");
        alice.Send("JOIN #c");
        guest.Send("JOIN #b,#c");
        bob.ReadAll();
        guest.ReadAll();

        guest.Send($"PRIVMSG NickServ :IDENTIFY alice {Password}");

        bob.Expects(":guest!... QUIT :Logged in as alice");
        bob.HearsNothing();
        guest.Hears(":guest!... NICK alice");
        guest.Expects(":alice!... PART #b :...");
        guest.Expects(":alice!... JOIN #a");
        guest.NeverHears(":alice!... JOIN #c");
        guest.Send("PRIVMSG #a :I am alice");
        bob.Expects(":alice!... PRIVMSG #a :I am alice");
    }

    [Fact]
    public void Only_so_many_devices_are_let_in()
    {
        Restart(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { MaxSessions = 2 } });
        Register("alice");
        LogIn("alice");

        var third = LogIn("alice");

        third.Hears("ERROR :...Too many clients are logged in to your account...");
        Assert.True(third.IsClosed);
    }

    [Fact]
    public void Direct_messages_of_two_accounts_outlive_visits_and_restarts_and_those_of_guests_do_not()
    {
        var (alice, bob, guest) = (Register("alice"), Register("bob"), Server.Connect("guest"));
        bob.Send("PRIVMSG alice :from bob");
        guest.Send("PRIVMSG alice :from a guest");
        alice.Disconnect();
        guest.Disconnect();
        bob.Disconnect();

        Restart();
        var again = LogIn("alice", "draft/chathistory batch");
        again.ReadAll();
        again.Send("CHATHISTORY LATEST bob * 10", "CHATHISTORY LATEST guest * 10");

        again.Hears("... PRIVMSG alice :from bob");
        again.NeverHears("...from a guest...");
        again.Hears(":chaton.local FAIL CHATHISTORY INVALID_TARGET LATEST guest ...");
    }
}
