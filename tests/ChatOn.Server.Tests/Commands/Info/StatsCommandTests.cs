namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/STATS")]
public sealed class StatsCommandTests : Scenario
{
    [Fact]
    public void Uptime_and_used_commands_are_for_everybody()
    {
        var alice = Connect("alice");
        Server.Advance(TimeSpan.FromSeconds(93_784));

        alice.Send("STATS u", "PING 1", "STATS m");

        alice.Expects(":chaton.local 242 alice :Server Up 1 days 2:03:04");
        alice.Expects(":chaton.local 219 alice u :End of /STATS report");
        alice.Expects("... PONG ...");
        alice.Expects(":chaton.local 212 alice NICK 1");
        alice.Expects(":chaton.local 212 alice PING 1");
        alice.Expects(":chaton.local 212 alice STATS 2");
        alice.Expects(":chaton.local 212 alice USER 1");
        alice.Expects(":chaton.local 219 alice m :End of /STATS report");
    }

    [Fact]
    public void Operators_are_listed_for_operators_alone_and_never_their_passwords()
    {
        var (alice, boss) = (Connect("alice"), ConnectOperator("bigboss"));

        alice.Send("STATS o");
        boss.Send("STATS o");

        alice.Expects(":chaton.local 481 alice :Permission Denied- You're not an IRC operator");
        alice.Expects(":chaton.local 219 alice o :End of /STATS report");
        boss.Expects(":chaton.local 243 bigboss O * * boss");
        boss.Expects(":chaton.local 219 bigboss o :End of /STATS report");
        boss.HearsNothing();
    }

    [Fact]
    public void Anything_else_ends_at_once_and_another_server_is_refused()
    {
        var alice = Connect("alice");

        alice.Send("STATS k", "STATS :", "STATS", "STATS u other.server", "STATS €");

        alice.Expects(":chaton.local 219 alice k :End of /STATS report");
        alice.Expects(":chaton.local 219 alice * :End of /STATS report");
        alice.Expects(":chaton.local 461 alice STATS :Not enough parameters");
        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.Expects(":chaton.local 219 alice € :End of /STATS report");
        alice.HearsNothing();
    }

    [Fact]
    public void A_hostile_letter_that_is_half_a_character_still_gets_its_end()
    {
        var alice = Connect("alice");

        alice.Send("STATS 😃");

        alice.Expects(":chaton.local 219 alice 😃 :End of /STATS report");
    }
}
