namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/TIME")]
public sealed class TimeCommandTests : Scenario
{
    [Fact]
    public void It_tells_the_time()
    {
        var alice = Connect("alice");

        alice.Send("TIME", "TIME chaton.local");

        alice.Expects(":chaton.local 391 alice chaton.local :2026-01-01 12:00:00 UTC");
        alice.Expects(":chaton.local 391 alice chaton.local :2026-01-01 12:00:00 UTC");
    }

    [Theory]
    [InlineData("other.server")]
    [InlineData("?")]
    public void Of_another_server_it_is_refused_whatever_the_mask(string server)
    {
        var alice = Connect("alice");

        alice.Send($"TIME {server}");

        alice.Expects($":chaton.local 402 alice {server} :No such server");
    }
}
