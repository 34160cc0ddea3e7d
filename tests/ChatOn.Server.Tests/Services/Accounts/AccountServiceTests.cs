namespace ChatOn.Server.Tests.Services.Accounts;

/// <summary>What the owner of an account does with it, through NickServ.</summary>
public sealed class AccountServiceTests : AccountScenario
{
    [Fact]
    public void Registering_and_logging_in_works_for_clients_without_sasl_and_at_line_clients()
    {
        var line = Server.ConnectLine("carol");
        line.Send("/register password1\n");
        Assert.Contains("* The account carol is yours.", line.ReceiveAll(), StringComparison.Ordinal);
        line.Disconnect();

        var irc = Server.Connect("guest");
        irc.Send("PRIVMSG NickServ :IDENTIFY carol password1");
        irc.Expects(":chaton.local 900 guest ...");
        irc.Expects(":NickServ!account@chaton.local NOTICE guest :You are now logged in as carol.");
    }

    [Theory]
    [InlineData("IDENTIFY alice wrong")]
    [InlineData("IDENTIFY nobody wrong")]
    public void A_wrong_password_and_no_account_are_answered_alike(string command)
    {
        Register("alice").Disconnect();
        var bob = Server.Connect("bob");

        bob.Send($"NICKSERV {command}");

        bob.Expects(":NickServ!... NOTICE bob :Wrong account name or password.");
    }

    [Fact]
    public void Pass_with_account_and_password_logs_in_too()
    {
        Register("alice").Disconnect();
        var client = Server.Open();

        client.Send($"PASS :alice:{Password}", "NICK alice", "USER a 0 * :a");

        client.Expects(":chaton.local 900 alice ...");
        client.Expects(":chaton.local 001 alice ...");
        var second = Server.Open();
        second.Send($"PASS :alice:{Password}", "NICK alice", "USER a 0 * :a");
        second.Hears(":chaton.local 001 alice ...");
        var wrong = Server.Open();
        wrong.Send("PASS alice:wrong", "NICK bob", "USER a 0 * :a");
        wrong.Expects(":chaton.local 464 bob :...");
        wrong.Expects("ERROR :...Wrong account name or password...");
        Assert.True(wrong.IsClosed);
    }

    [Fact]
    public void A_password_is_changed_by_who_knows_the_old_one()
    {
        var alice = Register("alice");

        alice.Send("NICKSERV PASSWORD wrong password2", "NICKSERV PASSWORD correct-horse short");
        alice.Expects(":NickServ!... NOTICE alice :The old password is wrong.");
        alice.Expects(":NickServ!... NOTICE alice :A password has at least 8 characters.");
        var bob = Server.Connect("bob");
        bob.Send("NICKSERV REGISTER password1");
        bob.ReadAll();
        bob.Send("NICKSERV PASSWORD password1 password2");
        bob.Expects(":NickServ!... NOTICE bob :Your password is changed. ...");
        bob.Disconnect();

        var again = Server.Connect("x");
        again.Send("NICKSERV IDENTIFY bob password1", "NICKSERV IDENTIFY bob password2");
        again.Expects(":NickServ!... NOTICE x :Wrong ...");
        again.Hears(":NickServ!... NOTICE x :You are now logged in as bob.");
    }

    [Fact]
    public void More_nicknames_belong_to_an_account_and_can_be_given_up()
    {
        var alice = Register("alice");
        alice.Send("NICK ally", "NICKSERV GROUP", "NICK alice");
        Assert.Equal(["ally"], Find("alice")!.Nicks);

        var bob = Server.Connect("bob");
        bob.Send("NICK ALLY");
        bob.Expects(":chaton.local 433 bob ALLY :Nickname belongs to an account; log in to use it");

        alice.Send("NICKSERV UNGROUP ally");
        bob.Send("NICK ally");
        bob.Expects(":bob!... NICK ally");
    }

    [Fact]
    public void So_many_nicknames_and_no_more()
    {
        var alice = Register("alice");
        for (var i = 0; i <= Server.Options.Accounts.MaxNicks; i++)
            alice.Send($"NICK a{i}", "NICKSERV GROUP");

        Assert.Equal(Server.Options.Accounts.MaxNicks, Find("alice")!.Nicks.Count);
    }

    [Fact]
    public void An_app_password_logs_in_under_its_own_name_until_it_is_taken_back()
    {
        var alice = Register("alice");
        alice.Send("NICKSERV APPPASSWORD ADD laptop");
        var words = alice.Hears(":NickServ!... NOTICE alice :Log in as alice/laptop with the password ...").Split(' ');
        var secret = words[Array.IndexOf(words, "password") + 1];

        var device = Server.Open();
        device.Send("CAP REQ sasl", "NICK al", "USER a 0 * :a");
        Authenticate(device, "alice/laptop", secret);
        device.Hears(":chaton.local 903 ...");
        Authenticate(device, "alice", secret);
        device.Hears(":chaton.local 904 ...");

        alice.Send("NICKSERV APPPASSWORD DEL laptop");
        Authenticate(device, "alice/laptop", secret);
        device.Hears(":chaton.local 904 ...");
        Assert.DoesNotContain(Server.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_belongs_to_one_account_only()
    {
        var (alice, mallory) = (Register("alice"), Register("mallory"));
        var fingerprint = new string('a', 64);

        alice.Send($"NICKSERV CERT ADD {fingerprint}", "NICKSERV CERT ADD xyz", "NICKSERV CERT ADD");
        mallory.Send($"NICKSERV CERT ADD {fingerprint.ToUpperInvariant()}");

        alice.Expects(":NickServ!... NOTICE alice :Added. ...");
        alice.Expects(":NickServ!... NOTICE alice :A fingerprint is SHA-256: ...");
        alice.Expects(":NickServ!... NOTICE alice :Your client showed no certificate. ...");
        mallory.Expects(":NickServ!... NOTICE mallory :It belongs to another account.");
    }

    [Fact]
    public void Sessions_are_listed_and_closed()
    {
        var alice = Register("alice");
        var (phone, tablet) = (LogIn("alice"), LogIn("alice"));
        alice.ReadAll();

        alice.Send("NICKSERV SESSIONS");
        alice.Expects(":NickServ!... NOTICE alice :...: from 127.0.0.1 over ..., this one");
        var number = alice.Expects(":NickServ!... NOTICE alice :...: from 127.0.0.1 ...").Split(" :")[1].Split(':')[0];
        alice.ReadAll();
        alice.Send($"NICKSERV ENDSESSION {number}");

        Assert.True(phone.IsClosed);
        Assert.False(tablet.IsClosed);
        alice.Send("NICKSERV ENDSESSION others");
        Assert.True(tablet.IsClosed);
        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void Nobody_ends_the_session_of_another()
    {
        var (alice, mallory) = (Register("alice"), Register("mallory"));

        for (var i = 0; i < 20; i++)
            mallory.Send($"NICKSERV ENDSESSION {i}");

        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void What_is_kept_of_an_account_is_shown_to_its_owner_only()
    {
        Register("alice");
        var bob = Server.Connect("bob");

        bob.Send("NICKSERV INFO alice", "NICKSERV INFO nobody", "NICKSERV INFO");

        bob.Expects(":NickServ!... NOTICE bob :There is no such account, or it is not yours.");
        bob.Expects(":NickServ!... NOTICE bob :There is no such account, or it is not yours.");
        bob.Expects(":NickServ!... NOTICE bob :You are bob, a guest: not logged in.");
    }

    [Fact]
    public void A_deleted_account_is_gone_with_its_name_and_its_sessions_and_if_wanted_its_words()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", "draft/chathistory batch"));
        alice.Send("NICKSERV REGISTER password1", "JOIN #a");
        bob.Send("JOIN #a");
        alice.Send("PRIVMSG #a :unwise words");

        alice.Send("NICKSERV DELETE wrong", "NICKSERV DELETE password1 everything");

        Assert.True(alice.IsClosed);
        Assert.Null(Find("alice"));
        bob.ReadAll();
        bob.Send("CHATHISTORY LATEST #a * 10");
        bob.NeverHears("...unwise words...");
        Server.Connect("alice").Send("NICKSERV REGISTER password9");
        Assert.NotNull(Find("alice"));
    }

    [Fact]
    public void Commands_that_need_an_account_say_so()
    {
        var bob = Server.Connect("bob");

        bob.Send("NICKSERV GROUP", "NICKSERV SUSPEND alice no reason", "NICKSERV PASSWORD x");

        bob.Expects(":NickServ!... NOTICE bob :Log in first: ...");
        bob.Expects(":NickServ!... NOTICE bob :SUSPEND is for operators who may manage accounts.");
        bob.Expects(":NickServ!... NOTICE bob :Log in first: ...");
    }
}
