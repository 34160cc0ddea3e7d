namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/QUIT")]
public sealed class QuitCommandTests : Scenario
{
    [Theory]
    [InlineData("QUIT :gone to lunch", "Quit: gone to lunch")]
    [InlineData("QUIT", "Quit: ")]
    [InlineData("QUIT :", "Quit: ")]
    public void It_ends_with_ERROR_and_neighbours_are_told_once(string line, string reason)
    {
        var (alice, bob, carol) = (Connect("alice"), Connect("bob"), Connect("carol"));
        Join("#a", alice, bob);
        Join("#b", alice, bob);

        alice.Send(line, "PRIVMSG #a :never");

        alice.Expects($":chaton.local ERROR :Closing link: 127.0.0.1 ({reason})");
        Assert.True(alice.IsClosed);
        bob.Expects($":alice!~alice@127.0.0.1 QUIT :{reason}");
        bob.HearsNothing();
        carol.HearsNothing();
        alice.HearsNothing();
    }

    [Fact]
    public void Before_registration_it_closes_and_leaves_no_trace()
    {
        var bob = Connect("bob");
        var client = Server.Open();

        client.Send("NICK alice", "QUIT :bye");
        bob.Send("WHOWAS alice");

        client.Expects("ERROR :Closing link: 127.0.0.1 (Quit: bye)");
        bob.Expects("... 406 bob alice ...");
    }

    [Fact]
    public void With_a_label_it_is_acknowledged_first()
    {
        var alice = Connect("alice", "batch labeled-response");

        alice.Send("@label=q QUIT");

        alice.Expects("@label=q :chaton.local ACK");
        alice.Expects(":chaton.local ERROR ...");
    }

    [Fact]
    public void A_hostile_reason_cannot_look_like_the_servers_doing()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);

        alice.Send($"QUIT :Ping timeout: 60 seconds{new string('!', 450)}");

        bob.Expects(":alice!... QUIT :Quit: Ping timeout...");
    }
}
