namespace ChatOn.Server.Tests.Commands.Operators;

[Trait("Spec", "modern/KILL")]
public sealed class KillCommandTests : Scenario
{
    [Fact]
    public void The_victim_is_told_and_put_out_and_its_neighbours_see_it_quit()
    {
        var (boss, bob, carol) = (ConnectOperator("bigboss"), Connect("bob"), Connect("carol"));
        Join("#a", bob, carol);

        boss.Send("KILL BOB :spam");

        bob.Expects(":bigboss!~bigboss@127.0.0.1 KILL bob :spam");
        bob.Expects(":chaton.local ERROR :Closing link: 127.0.0.1 (Killed (bigboss (spam)))");
        Assert.True(bob.IsClosed);
        carol.Expects(":bob!~bob@127.0.0.1 QUIT :Killed (bigboss (spam))");
        boss.HearsNothing();
        Connect("bob");
    }

    [Fact]
    public void Who_is_no_operator_may_not()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));

        alice.Send("KILL bob :spam", "KILL alice :bye", "KILL bob");

        alice.Expects(":chaton.local 481 alice :Permission Denied- You're not an IRC operator");
        alice.Expects(":chaton.local 481 alice :Permission Denied- You're not an IRC operator");
        alice.Expects(":chaton.local 461 alice KILL :Not enough parameters");
        Assert.False(bob.IsClosed || alice.IsClosed);
    }

    [Fact]
    public void Nobody_and_the_server_itself_cannot_be_killed()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("KILL nobody :x", "KILL chaton.local :x");

        boss.Expects(":chaton.local 401 bigboss nobody :No such nick/channel");
        boss.Expects(":chaton.local 483 bigboss :You cant kill a server!");
    }

    [Fact]
    public void An_operator_may_kill_itself_with_a_hostile_comment_and_a_label()
    {
        var (boss, bob) = (ConnectOperator("bigboss", "batch labeled-response"), Connect("bob"));
        Join("#a", boss, bob);

        boss.Send($"@label=k KILL bigboss :{new string('x', 450)}", "PING never");

        boss.Hears("... ERROR :Closing link: ...");
        boss.HearsNothing();
        Assert.True(boss.IsClosed);
        bob.Expects(":bigboss!... QUIT :Killed (bigboss (xxx...");
    }
}
