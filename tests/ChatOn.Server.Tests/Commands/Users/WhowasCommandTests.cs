namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "modern/WHOWAS")]
public sealed class WhowasCommandTests : Scenario
{
    [Fact]
    public void Who_had_a_nickname_is_told_newest_first()
    {
        var alice = Connect("alice");
        Connect("bob").Send("NICK robert");
        Server.Advance(TimeSpan.FromMinutes(1));
        Connect("bob").Send("QUIT");

        alice.Send("WHOWAS BOB");

        alice.Expects(":chaton.local 314 alice bob ~bob 127.0.0.1 * :bob of the tests");
        alice.Expects(":chaton.local 312 alice bob chaton.local :2026-01-01 12:01:00 UTC");
        alice.Expects(":chaton.local 314 alice bob ~bob 127.0.0.1 * :bob of the tests");
        alice.Expects(":chaton.local 312 alice bob chaton.local :2026-01-01 12:00:00 UTC");
        alice.Expects(":chaton.local 369 alice BOB :End of WHOWAS");
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("0", 2)]
    [InlineData("-1", 2)]
    [InlineData("many", 2)]
    public void A_count_that_is_no_positive_number_asks_for_all(string count, int expected)
    {
        var alice = Connect("alice");
        Connect("bob").Send("QUIT");
        Connect("bob").Send("QUIT");

        alice.Send($"WHOWAS bob {count}");

        Assert.Equal(expected, alice.ReadAll().Count(line => line.Contains(" 314 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_had_the_nickname()
    {
        var alice = Connect("alice");

        alice.Send("WHOWAS nobody", "WHOWAS", "WHOWAS alice 1 other.server");

        alice.Expects(":chaton.local 406 alice nobody :There was no such nickname");
        alice.Expects(":chaton.local 369 alice nobody :End of WHOWAS");
        alice.Expects(":chaton.local 431 alice :No nickname given");
        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.HearsNothing();
    }

    [Fact]
    public void Another_case_of_a_nickname_gives_up_none_and_a_hostile_changer_pushes_out_only_the_oldest()
    {
        var (alice, mallory) = (Connect("alice"), Connect("mallory"));
        Connect("bob").Send("QUIT");
        mallory.Send("NICK MALLORY");
        for (var i = 0; i < 1100; i++)
            mallory.Send($"NICK m{i}");

        alice.Send("WHOWAS bob", "WHOWAS mallory", "WHOWAS m1098");

        alice.Expects("... 406 alice bob ...");
        alice.Expects("... 369 ...");
        alice.Expects("... 406 alice mallory ...");
        alice.Expects("... 369 ...");
        alice.Expects("... 314 alice m1098 ...");
    }
}
