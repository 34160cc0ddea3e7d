using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/LUSERS")]
public sealed class LusersCommandTests : Scenario
{
    [Fact]
    public void It_counts_users_operators_connections_and_rooms()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        ConnectOperator("bigboss");
        Server.Open().Send("NICK later");
        Connect("carol").Send("QUIT");
        SetModes("bob", UserModes.Invisible);
        Join("#a", bob);
        Join("#secret", bob);
        SetRoomMode("#secret", 's');

        alice.Send("LUSERS");

        alice.Expects(":chaton.local 251 alice :There are 2 users and 1 invisible on 1 servers");
        alice.Expects(":chaton.local 252 alice 1 :operator(s) online");
        alice.Expects(":chaton.local 253 alice 1 :unknown connection(s)");
        alice.Expects(":chaton.local 254 alice 2 :channels formed");
        alice.Expects(":chaton.local 255 alice :I have 3 clients and 0 servers");
        alice.Expects(":chaton.local 265 alice 3 4 :Current local users 3, max 4");
        alice.Expects(":chaton.local 266 alice 3 4 :Current global users 3, max 4");
        alice.HearsNothing();
    }

    [Fact]
    public void Before_registration_it_is_refused()
    {
        var client = Server.Open();

        client.Send("LUSERS");

        client.Expects(":chaton.local 451 * :You have not registered");
        client.HearsNothing();
    }

    [Fact]
    public void A_hostile_argument_changes_nothing()
    {
        var alice = Connect("alice");
        alice.Send("LUSERS * other.server");
        alice.Expects("... 251 ...");
    }
}
