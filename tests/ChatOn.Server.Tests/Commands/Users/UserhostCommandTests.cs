namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "modern/USERHOST")]
public sealed class UserhostCommandTests : Scenario
{
    [Fact]
    public void It_tells_host_away_and_operator()
    {
        var (alice, boss) = (Connect("alice"), ConnectOperator("bigboss"));
        boss.Send("AWAY :x");

        alice.Send("USERHOST alice nobody BIGBOSS");

        alice.Expects(":chaton.local 302 alice :alice=+~alice@127.0.0.1 bigboss*=-~bigboss@127.0.0.1");
    }

    [Fact]
    public void Nobody_is_an_empty_answer_and_nothing_asked_is_refused()
    {
        var alice = Connect("alice");

        alice.Send("USERHOST nobody", "USERHOST");

        alice.Expects(":chaton.local 302 alice :");
        alice.Expects(":chaton.local 461 alice USERHOST :Not enough parameters");
    }

    [Fact]
    public void A_hostile_list_is_answered_for_five()
    {
        var alice = Connect("alice");
        for (var i = 0; i < 8; i++)
            Connect($"u{i}");

        alice.Send("USERHOST u0 u1 u2 u3 u4 u5 u6 u7");

        Assert.EndsWith("u4=+~u4@127.0.0.1", alice.ReadAll()[0], StringComparison.Ordinal);
    }
}
