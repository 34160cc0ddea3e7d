namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/INFO")]
public sealed class InfoCommandTests : Scenario
{
    [Fact]
    public void It_tells_about_the_server()
    {
        var alice = Connect("alice");

        alice.Send("INFO");

        alice.Expects(":chaton.local 371 alice :ChatOn-...");
        alice.Expects(":chaton.local 371 alice :A ChatOn server");
        alice.Expects(":chaton.local 371 alice :Running since 2026-01-01 12:00:00 UTC");
        alice.Expects(":chaton.local 374 alice :End of INFO list");
    }

    [Fact]
    public void Of_another_server_it_is_refused()
    {
        var alice = Connect("alice");

        alice.Send("INFO other.server");

        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.HearsNothing();
    }

    [Fact]
    public void A_hostile_name_of_a_server_is_not_repeated()
    {
        var alice = Connect("alice");

        alice.Send("INFO :\u0002 x");

        alice.Expects(":chaton.local 402 alice * :No such server");
        alice.HearsNothing();
    }
}
