using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/NICK")]
public sealed class NickCommandTests : Scenario
{
    [Fact]
    public void A_change_is_told_to_oneself_and_once_to_everybody_who_shares_a_room()
    {
        var (alice, bob, carol) = (Connect("alice"), Connect("bob"), Connect("carol"));
        Join("#a", alice, bob);
        Join("#b", alice, bob);

        alice.Send("NICK Liddell", "PRIVMSG #a :it is me");

        alice.Expects(":alice!~alice@127.0.0.1 NICK Liddell");
        bob.Expects(":alice!~alice@127.0.0.1 NICK Liddell");
        bob.Expects(":Liddell!~alice@127.0.0.1 PRIVMSG #a :it is me");
        bob.HearsNothing();
        carol.HearsNothing();
        Connect("alice");
    }

    [Fact]
    public void Another_case_is_a_change_and_the_same_name_is_none()
    {
        var alice = Connect("alice");

        alice.Send("NICK alice", "NICK ALICE");

        alice.Expects(":alice!~alice@127.0.0.1 NICK ALICE");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("NICK", "431 alice :No nickname given")]
    [InlineData("NICK :", "431 alice :No nickname given")]
    [InlineData("NICK BOB", "433 alice BOB :Nickname is already in use")]
    [InlineData("NICK 1st", "432 alice 1st :Erroneus nickname")]
    [InlineData("NICK -a", "432 alice -a :Erroneus nickname")]
    [InlineData("NICK #room", "432 alice #room :Erroneus nickname")]
    [InlineData("NICK a!b@c", "432 alice a!b@c :Erroneus nickname")]
    [InlineData("NICK Işıl", "432 alice Işıl :Erroneus nickname")]
    [InlineData("NICK :two words", "432 alice * :Erroneus nickname")]
    [InlineData("NICK ::colon", "432 alice * :Erroneus nickname")]
    [InlineData("NICK chaton.local", "432 alice chaton.local :Erroneus nickname")]
    [InlineData("NICK NickServ", "432 alice NickServ :Erroneus nickname")]
    [InlineData("NICK ADMIN", "432 alice ADMIN :Erroneus nickname")]
    public void What_cannot_be_a_nickname_or_is_taken_or_kept_is_refused(string line, string answer)
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);

        alice.Send(line);

        alice.Expects($":chaton.local {answer}");
        bob.HearsNothing();
    }

    [Fact]
    public void Any_letter_bracket_and_backslash_is_allowed()
    {
        var alice = Connect("alice");

        alice.Send(@"NICK []{}\|^_`aZ09-");

        alice.Expects(@":alice!... NICK []{}\|^_`aZ09-");
    }

    [Fact]
    public void Too_long_a_name_is_refused_not_cut_to_another_one()
    {
        var alice = Connect("alice");

        alice.Send($"NICK {new string('n', 33)}", $"NICK {string.Concat(Enumerable.Repeat("😃", 100))}", $"NICK {new string('n', 32)}");

        alice.Expects($":chaton.local 432 alice {new string('n', 33)} :Erroneus nickname");
        alice.Expects(":chaton.local 432 alice 😃... :Erroneus nickname");
        alice.Expects($":alice!... NICK {new string('n', 32)}");
    }

    [Fact]
    public void Of_two_who_register_with_one_name_the_second_to_finish_is_asked_for_another()
    {
        var (first, second) = (Server.Open(), Server.Open());

        first.Send("NICK alice");
        second.Send("NICK alice", "USER b 0 * :b");
        second.Hears("... 422 ...");
        first.Send("USER a 0 * :a");
        first.Expects(":chaton.local 433 * alice :Nickname is already in use");
        first.Send("NICK alicia");
        first.Expects(":chaton.local 001 alicia ...");
    }

    [Fact]
    public void Who_is_banned_where_it_is_may_not_slip_out_of_the_ban()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);
        alice.Send("MODE #a +b bob!*@*");

        bob.ReadAll();
        bob.Send("NICK robert");

        bob.Expects(":chaton.local 435 bob robert #a :Cannot change nickname while banned on channel");
    }

    [Fact]
    public void A_hostile_changer_is_slowed_down()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { NickChanges = 3, NickChangeSeconds = 60 } });
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
        Join("#a", alice, bob);

        for (var i = 0; i < 10; i++)
            alice.Send($"NICK a{i}");

        Assert.Equal(3, bob.ReadAll().Count);
        Assert.Equal(7, alice.ReadAll().Count(line => line.Contains(" 438 a2 a", StringComparison.Ordinal)));
        server.Advance(TimeSpan.FromSeconds(60));
        alice.Send("NICK again");
        bob.Expects(":a2!... NICK again");
    }
}
