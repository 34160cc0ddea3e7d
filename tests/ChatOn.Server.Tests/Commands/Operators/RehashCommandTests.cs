namespace ChatOn.Server.Tests.Commands.Operators;

[Trait("Spec", "modern/REHASH")]
public sealed class RehashCommandTests : Scenario
{
    [Fact]
    public void The_configuration_is_read_again_and_the_outcome_told()
    {
        var boss = ConnectOperator("bigboss", "standard-replies");
        Server.Reload.Report = new ReloadReport([], ["motd"], ["serverName"]);

        boss.Send("REHASH");

        boss.Expects(":chaton.local 382 bigboss * :Rehashing");
        boss.Expects(":chaton.local NOTE REHASH CONFIGURATION_READ :The configuration was read again: changed motd; ...");
        Assert.Equal(1, Server.Reload.Count);
    }

    [Fact]
    public void A_faulty_configuration_is_told()
    {
        var boss = ConnectOperator("bigboss", "standard-replies");
        Server.Reload.Report = new ReloadReport(["limits: too low"], [], []);

        boss.Send("REHASH");

        boss.Expects("... 382 ...");
        boss.Expects(":chaton.local FAIL REHASH INVALID_CONFIGURATION :...limits: too low");
    }

    [Fact]
    public void Who_is_no_operator_may_not_not_even_a_thousand_times()
    {
        var alice = Connect("alice");

        for (var i = 0; i < 1000; i++)
            alice.Send("REHASH");

        Assert.All(alice.ReadAll(), line => Assert.Contains(" 481 ", line, StringComparison.Ordinal));
        Assert.Equal(0, Server.Reload.Count);
    }
}
