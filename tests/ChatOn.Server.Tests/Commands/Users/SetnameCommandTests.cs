namespace ChatOn.Server.Tests.Commands.Users;

public sealed class SetnameCommandTests : Scenario
{
    [Fact]
    [Trait("Spec", "IRCv3/setname#1")]
    [Trait("Spec", "IRCv3/setname#6")]
    [Trait("Spec", "IRCv3/setname#7")]
    public void The_new_name_is_told_to_neighbours_with_the_capability_and_to_the_user_itself()
    {
        var (alice, bob, carol) = (Connect("alice", "setname"), Connect("bob", "setname"), Connect("carol"));
        Join("#a", alice, bob, carol);

        alice.Send("SETNAME :Alice Liddell", "WHO #a %nr");

        alice.Expects(":alice!~alice@127.0.0.1 SETNAME :Alice Liddell");
        alice.Expects(":chaton.local 354 alice alice :Alice Liddell");
        bob.Expects(":alice!~alice@127.0.0.1 SETNAME :Alice Liddell");
        carol.HearsNothing();
        carol.Send("WHOIS alice");
        carol.Expects("... 311 carol alice ~alice 127.0.0.1 * :Alice Liddell");
    }

    [Fact]
    [Trait("Spec", "IRCv3/setname#2")]
    [Trait("Spec", "IRCv3/setname#3")]
    [Trait("Spec", "IRCv3/setname#7")]
    public void Without_the_capability_it_is_done_in_silence()
    {
        var alice = Connect("alice");

        alice.Send("SETNAME Al");
        alice.HearsNothing();
        alice.Send("WHOIS alice");
        alice.Expects("... * :Al");
    }

    [Fact]
    [Trait("Spec", "IRCv3/setname#4")]
    public void The_most_bytes_are_announced()
    {
        var client = Server.Open();
        client.Send("NICK ann", "USER ann 0 * :ann");

        client.Hears(":chaton.local 005 ann ... NAMELEN=128 ...");
    }

    [Fact]
    public void A_labelled_one_is_confirmed_by_itself_or_by_an_ACK()
    {
        var alice = Connect("alice", "setname batch labeled-response");
        var bob = Connect("bob", "batch labeled-response");

        alice.Send("@label=1 SETNAME :A");
        bob.Send("@label=2 SETNAME :B");

        alice.Expects("@label=1 :alice!~alice@127.0.0.1 SETNAME :A");
        bob.Expects("@label=2 :chaton.local ACK");
    }

    [Theory]
    [InlineData("SETNAME :")]
    [InlineData("SETNAME :   ")]
    [InlineData("SETNAME")]
    [Trait("Spec", "IRCv3/setname#5")]
    [Trait("Spec", "IRCv3/setname#8")]
    [Trait("Spec", "IRCv3/setname#9")]
    public void An_empty_name_is_refused(string line)
    {
        var alice = Connect("alice", "setname standard-replies");

        alice.Send(line);

        alice.Expects(":chaton.local FAIL SETNAME INVALID_REALNAME :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/setname#5")]
    [Trait("Spec", "IRCv3/setname#9")]
    public void A_hostile_length_is_refused_and_nothing_changes()
    {
        var (alice, bob) = (Connect("alice", "standard-replies"), Connect("bob", "setname"));
        Join("#a", alice, bob);

        alice.Send($"SETNAME :{new string('x', 129)}");

        alice.Expects(":chaton.local FAIL SETNAME INVALID_REALNAME :...");
        bob.HearsNothing();
        alice.Send("WHOIS alice");
        alice.Expects("... * :alice of the tests");
    }
}
