using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Accounts;

[Trait("Spec", "IRCv3/account-registration")]
public sealed class RegisterCommandTests : AccountScenario
{
    [Fact]
    public void An_account_is_named_like_ones_nick_and_one_is_logged_in_to_it()
    {
        var alice = Server.Connect("alice", "draft/account-registration");

        alice.Send($"REGISTER * * :{Password}");

        alice.Expects(":chaton.local REGISTER SUCCESS alice :...");
        alice.Expects(":chaton.local 900 alice alice!~alice@127.0.0.1 alice :You are now logged in as alice");
        alice.Send("NICKSERV INFO");
        alice.Expects(":NickServ!account@chaton.local NOTICE alice :Account alice, registered 2026-01-01 12:00:00 UTC");
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-registration#5")]
    public void It_may_have_another_name_and_be_made_before_one_has_come_in()
    {
        var client = Server.Open();
        client.Send("CAP LS 302");
        Assert.Contains("draft/account-registration=custom-account-name,before-connect", client.Hears("... CAP * LS ..."), StringComparison.Ordinal);
        client.Send("CAP REQ :draft/account-registration", $"REGISTER alice * {Password}");
        client.Hears(":chaton.local FAIL REGISTER NEED_NICK * :...");

        client.Send("NICK al", "USER a 0 * :a", "REGISTER alice * password1");
        client.Expects(":chaton.local REGISTER SUCCESS alice :...");
        client.Expects(":chaton.local 900 al al!a@* alice :...");
        client.Send("CAP END");

        client.Expects(":chaton.local 001 al :...");
        client.Send("WHOIS al");
        client.Hears(":chaton.local 330 al al alice :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-registration#5")]
    public void Where_the_server_has_a_password_one_registers_when_one_is_welcome()
    {
        using var server = new TestServer(TestServer.Unlimited with { PasswordHash = ChatOn.Server.Accounts.Passwords.Hash("sesame", iterations: 1) });
        Register("alice").Disconnect();
        var client = server.Open();
        client.Send("CAP LS 302");
        var offered = client.ReadAll().SelectMany(line => line.Split(' ')).Single(name => name.StartsWith("draft/account-registration=", StringComparison.Ordinal));
        Assert.Equal("draft/account-registration=custom-account-name", offered);

        client.Send("CAP REQ draft/account-registration", "NICK alice", "REGISTER * * password1");

        client.Hears(":chaton.local FAIL REGISTER COMPLETE_CONNECTION_REQUIRED :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-registration#7")]
    public void Whether_a_name_is_taken_is_not_told_to_who_has_none_itself()
    {
        Register("alice").Disconnect();
        var client = Server.Open();
        client.Send("CAP REQ draft/account-registration");
        client.ReadAll();

        client.Send("REGISTER alice * password1", "REGISTER * * password1");

        client.Expects(":chaton.local FAIL REGISTER NEED_NICK * :...");
        client.Expects(":chaton.local FAIL REGISTER NEED_NICK * :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-registration#3")]
    public void Each_key_of_the_value_stands_there_once()
    {
        using var server = new TestServer(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { EmailRequired = true } });
        var client = server.Open();

        client.Send("CAP LS 302");

        var offered = client.ReadAll().SelectMany(line => line.Split(' ')).Single(name => name.StartsWith("draft/account-registration=", StringComparison.Ordinal));
        Assert.Equal(["custom-account-name", "before-connect", "email-required"], offered.Split('=')[1].Split(','));
    }

    [Theory]
    [InlineData("REGISTER alice * password1", "ACCOUNT_EXISTS alice")]
    [InlineData("REGISTER ALICE * password1", "ACCOUNT_EXISTS ALICE")]
    [InlineData("REGISTER NickServ * password1", "BAD_ACCOUNT_NAME NickServ")]
    [InlineData("REGISTER admin * password1", "BAD_ACCOUNT_NAME admin")]
    [InlineData("REGISTER bad!name * password1", "BAD_ACCOUNT_NAME bad!name")]
    [InlineData("REGISTER carol * password1", "BAD_ACCOUNT_NAME carol")]
    [InlineData("REGISTER mine * short", "WEAK_PASSWORD mine")]
    [InlineData("REGISTER mymymymy * MyMyMyMy", "WEAK_PASSWORD mymymymy")]
    [InlineData("REGISTER mine not-an-address password1", "INVALID_EMAIL mine")]
    public void What_cannot_be_is_refused_with_its_reason(string command, string failure)
    {
        Register("alice").Disconnect();
        Server.Connect("carol", "draft/account-registration");
        var bob = Server.Connect("bob", "draft/account-registration");

        bob.Send(command);

        bob.Expects($":chaton.local FAIL REGISTER {failure} :...");
        bob.HearsNothing();
    }

    [Fact]
    public void Two_that_want_one_name_at_once_do_not_both_get_it()
    {
        var (one, other) = (Server.Connect("one", "draft/account-registration"), Server.Connect("other", "draft/account-registration"));

        one.Post("REGISTER same * password1");
        other.Post("REGISTER SAME * password2");
        Server.Run();

        one.Hears(":chaton.local REGISTER SUCCESS same :...");
        other.Expects(":chaton.local FAIL REGISTER ACCOUNT_EXISTS SAME :...");
    }

    [Fact]
    public void Who_is_logged_in_needs_no_other_account()
    {
        var alice = Register("alice", "draft/account-registration");

        alice.Send("REGISTER second * password1");

        alice.Expects(":chaton.local FAIL REGISTER ALREADY_AUTHENTICATED second :...");
    }

    [Fact]
    public void What_could_not_be_stored_is_no_account_and_its_name_is_free_again()
    {
        var alice = Server.Connect("alice", "draft/account-registration");
        Server.Journal.BeforeCommit = () => new ChatOn.Server.Storage.JournalException("The disk is full.");
        alice.Send("REGISTER * * password1");
        alice.Expects(":chaton.local FAIL REGISTER TEMPORARILY_UNAVAILABLE alice :...");

        Server.Journal.BeforeCommit = null;
        alice.Send("REGISTER * * password1");

        alice.Expects(":chaton.local REGISTER SUCCESS alice :...");
    }

    [Fact]
    public void Passwords_are_not_taken_in_the_open()
    {
        var client = Server.Open("192.0.2.1");
        client.Register("bob", "draft/account-registration");
        client.ReadAll();

        client.Send("REGISTER * * password1");

        client.Expects(":chaton.local FAIL REGISTER UNACCEPTABLE_PASSWORD bob :...TLS...");
    }

    [Theory]
    [InlineData(RegistrationPolicy.Invitation)]
    [InlineData(RegistrationPolicy.Operator)]
    [InlineData(RegistrationPolicy.Closed)]
    public void Where_not_everybody_may_nobody_registers_just_so(RegistrationPolicy policy)
    {
        using var server = new TestServer(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { Registration = policy } });
        var bob = server.Connect("bob", "standard-replies");

        bob.Send("REGISTER * * password1", "REGISTER * * password1 some-code");

        bob.Expects(":chaton.local FAIL REGISTER TEMPORARILY_UNAVAILABLE bob :...");
        bob.Expects(":chaton.local FAIL REGISTER TEMPORARILY_UNAVAILABLE bob :...");
    }

    [Fact]
    public void From_one_address_only_so_many_accounts_are_made_in_a_day()
    {
        using var server = new TestServer(TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { RegistrationsPerDay = 2 } });
        foreach (var nick in new[] { "a1", "a2" })
        {
            var client = server.Connect(nick);
            client.Send("REGISTER * * password1");
            client.Expects(":chaton.local REGISTER SUCCESS ...");
        }

        var third = server.Connect("a3", "draft/account-registration");
        third.Send("REGISTER * * password1");

        third.Expects(":chaton.local FAIL REGISTER TEMPORARILY_UNAVAILABLE a3 :Too many ...");
    }
}
