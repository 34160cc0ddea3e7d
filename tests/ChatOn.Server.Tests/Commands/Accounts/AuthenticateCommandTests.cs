using System.Text;
using ChatOn.Server.Tests.Accounts.Mechanisms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Accounts;

[Trait("Spec", "IRCv3/sasl-3.1")]
public sealed class AuthenticateCommandTests : AccountScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.1#6")]
    [Trait("Spec", "IRCv3/sasl-3.1#10")]
    public void With_the_right_password_one_is_logged_in_before_the_welcome()
    {
        Register("alice").Disconnect();

        var client = Negotiating("alice");
        client.Send("AUTHENTICATE PLAIN");
        client.Expects("AUTHENTICATE +");
        client.Send($"AUTHENTICATE {Plain("alice", Password)}");

        client.Expects(":chaton.local 900 alice alice!... alice :You are now logged in as alice");
        client.Expects(":chaton.local 903 alice :SASL authentication successful");
        client.Send("CAP END");
        client.Expects(":chaton.local 001 alice :...");
        client.Send("WHOIS alice");
        client.Hears(":chaton.local 330 alice alice alice :...");
    }

    [Theory]
    [InlineData("alice", "wrong password")]
    [InlineData("nobody", Password)]
    [Trait("Spec", "IRCv3/sasl-3.1#10")]
    public void A_wrong_password_and_an_unknown_account_get_the_same_answer(string account, string password)
    {
        Register("alice").Disconnect();
        var client = Negotiating("bob");

        Authenticate(client, account, password);

        client.Expects("AUTHENTICATE +");
        client.Expects(":chaton.local 904 bob :SASL authentication failed");
        client.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.1#5")]
    public void An_unknown_mechanism_is_answered_with_those_there_are()
    {
        var client = Negotiating("bob");

        client.Send("AUTHENTICATE DIGEST-MD5");

        client.Expects(":chaton.local 908 bob SCRAM-SHA-256,PLAIN :are available SASL mechanisms");
        client.Expects(":chaton.local 904 bob :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.2")]
    [Trait("Spec", "IRCv3/sasl-3.2#4")]
    [Trait("Spec", "IRCv3/sasl-3.2#5")]
    public void The_mechanisms_are_those_that_the_connection_is_fit_for()
    {
        var plain = Server.Open();
        plain.Send("CAP LS 302");
        Assert.Contains(" sasl=SCRAM-SHA-256,PLAIN ", plain.Hears("... CAP * LS ..."), StringComparison.Ordinal);

        var withCertificate = Server.OpenSecure("192.0.2.1", new string('a', 64));
        withCertificate.Send("CAP LS 302");
        Assert.Contains(" sasl=EXTERNAL,SCRAM-SHA-256,PLAIN ", withCertificate.Hears("... CAP * LS ..."), StringComparison.Ordinal);

        var inTheOpen = Server.Open("192.0.2.1");
        inTheOpen.Send("CAP LS 302");
        Assert.Contains(" sasl=SCRAM-SHA-256 ", inTheOpen.Hears("... CAP * LS ..."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_taken_where_others_read_along()
    {
        Register("alice").Disconnect();
        var client = Server.Open("192.0.2.1");
        client.Send("CAP REQ sasl", "NICK bob", "USER b 0 * :b");
        client.ReadAll();

        client.Send("AUTHENTICATE PLAIN");

        client.Expects(":chaton.local 908 bob SCRAM-SHA-256 :...");
        client.Expects(":chaton.local 904 ...");
    }

    [Fact]
    [Trait("Spec", "RFC7677")]
    public void Scram_proves_the_password_without_telling_it_and_waits_for_the_clients_last_word()
    {
        Register("alice").Disconnect();
        var client = Negotiating("alice");
        var scram = new ScramClient("alice", Password);

        client.Send("AUTHENTICATE SCRAM-SHA-256");
        client.Expects("AUTHENTICATE +");
        client.Send($"AUTHENTICATE {Encode(scram.First)}");
        client.Send($"AUTHENTICATE {Encode(scram.Final(Decode(client.Expects("AUTHENTICATE ..."))))}");
        Assert.Equal(scram.ServerFinal, Decode(client.Expects("AUTHENTICATE ...")));
        client.HearsNothing();
        client.Send("AUTHENTICATE +");

        client.Expects(":chaton.local 900 ...");
        client.Expects(":chaton.local 903 ...");
    }

    [Fact]
    [Trait("Spec", "RFC4422")]
    public void A_certificate_that_was_added_logs_in_and_no_other()
    {
        var (known, unknown) = (new string('a', 64), new string('b', 64));
        Register("alice").Send($"NICKSERV CERT ADD {known}");

        foreach (var (fingerprint, answer) in new[] { (known, "903"), (unknown, "904") })
        {
            var client = Server.OpenSecure("192.0.2.1", fingerprint);
            client.Send("CAP REQ sasl", "NICK a2", "USER b 0 * :b", "AUTHENTICATE EXTERNAL", "AUTHENTICATE +");
            client.Hears($":chaton.local {answer} a2 :...");
        }
    }

    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.1#7")]
    [Trait("Spec", "IRCv3/sasl-3.1#10")]
    public void A_long_response_comes_in_chunks_and_one_without_end_is_refused()
    {
        var client = Negotiating("bob");
        var response = Plain("bob", new string('x', 250));
        Assert.True(response.Length > 300);

        var chunk = new string('A', 400);
        client.Send("AUTHENTICATE PLAIN", $"AUTHENTICATE {chunk}", "AUTHENTICATE +");
        client.Expects("AUTHENTICATE +");
        client.Expects(":chaton.local 904 bob :...");

        client.Send("AUTHENTICATE PLAIN");
        client.Expects("AUTHENTICATE +");
        for (var i = 0; i < 9; i++)
            client.Send($"AUTHENTICATE {chunk}");
        client.Expects(":chaton.local 905 bob :...");

        client.Send("AUTHENTICATE PLAIN", "AUTHENTICATE ?!");
        client.Hears(":chaton.local 904 bob :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.1#9")]
    [Trait("Spec", "IRCv3/sasl-3.1#12")]
    public void One_may_give_up_and_registration_gives_up_for_one()
    {
        var client = Negotiating("bob");

        client.Send("AUTHENTICATE PLAIN", "AUTHENTICATE *");
        client.Expects("AUTHENTICATE +");
        client.Expects(":chaton.local 906 bob :...");
        client.Send("AUTHENTICATE PLAIN", "CAP END");

        client.Expects("AUTHENTICATE +");
        client.Expects(":chaton.local 906 bob :...");
        client.Expects(":chaton.local 001 bob :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/sasl-3.2")]
    [Trait("Spec", "IRCv3/sasl-3.2#9")]
    [Trait("Spec", "IRCv3/sasl-3.2#10")]
    public void Who_is_here_may_authenticate_again_but_not_as_another_account()
    {
        var alice = Register("alice");
        Register("bob").Disconnect();

        Authenticate(alice, "alice");
        alice.Expects("AUTHENTICATE +");
        alice.Expects(":chaton.local 900 ...");
        alice.Expects(":chaton.local 903 ...");
        Authenticate(alice, "bob");

        alice.Expects("AUTHENTICATE +");
        alice.Expects(":chaton.local 907 alice :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-notify#1")]
    [Trait("Spec", "IRCv3/account-notify#2")]
    [Trait("Spec", "IRCv3/account-tag#1")]
    public void A_guest_that_logs_in_is_shown_as_such_and_its_private_words_stay_the_guests()
    {
        Register("carol").Disconnect();
        var (guest, bob, plain) = (Server.Connect("guest", "sasl"), Server.Connect("bob", "account-notify account-tag"), Server.Connect("plain"));
        guest.Send("JOIN #a");
        bob.Send("JOIN #a", "PRIVMSG guest :for the guest");
        plain.Send("JOIN #a");
        bob.ReadAll();
        plain.ReadAll();

        Authenticate(guest, "carol");
        guest.Send("PRIVMSG #a :hello");

        bob.Expects("@account=carol :guest!~guest@127.0.0.1 ACCOUNT carol");
        bob.Expects("@account=carol :guest!~guest@127.0.0.1 PRIVMSG #a :hello");
        plain.Expects(":guest!~guest@127.0.0.1 PRIVMSG #a :hello");
        bob.Send("CHATHISTORY LATEST guest * 10");
        bob.NeverHears("...for the guest...");
    }

    private TestClient Negotiating(string nick)
    {
        var client = Server.Open();
        client.Send("CAP REQ :sasl", $"NICK {nick}", $"USER {nick} 0 * :{nick}");
        client.ReadAll();
        return client;
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string line) => Encoding.UTF8.GetString(Convert.FromBase64String(line["AUTHENTICATE ".Length..]));
}
