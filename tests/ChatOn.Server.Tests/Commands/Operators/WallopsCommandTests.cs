using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Operators;

[Trait("Spec", "modern/WALLOPS")]
public sealed class WallopsCommandTests : Scenario
{
    [Fact]
    public void Operators_and_who_wants_to_hear_it_hear_it()
    {
        var (boss, alice, bob) = (ConnectOperator("bigboss"), Connect("alice"), Connect("bob"));
        SetModes("alice", UserModes.Wallops);

        boss.Send("WALLOPS :restart at noon");

        boss.Expects(":bigboss!~bigboss@127.0.0.1 WALLOPS :restart at noon");
        alice.Expects(":bigboss!~bigboss@127.0.0.1 WALLOPS :restart at noon");
        bob.HearsNothing();
    }

    [Fact]
    public void Who_is_no_operator_may_not()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        SetModes("bob", UserModes.Wallops);

        alice.Send("WALLOPS :hi");

        alice.Expects(":chaton.local 481 alice :Permission Denied- You're not an IRC operator");
        bob.HearsNothing();
    }

    [Fact]
    public void Nothing_is_no_message_and_a_hostile_one_stays_one_line()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("WALLOPS", "WALLOPS :", $"WALLOPS :{new string('é', 240)}");

        boss.Expects("... 461 bigboss WALLOPS ...");
        boss.Expects("... 461 bigboss WALLOPS ...");
        boss.Expects(":bigboss!... WALLOPS :é...");
        boss.HearsNothing();
    }
}
