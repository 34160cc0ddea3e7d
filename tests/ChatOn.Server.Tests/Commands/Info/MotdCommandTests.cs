using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/MOTD")]
public sealed class MotdCommandTests() : Scenario(TestServer.Unlimited with { Motd = ["Welcome!", "", "Be kind."] })
{
    [Theory]
    [InlineData("MOTD")]
    [InlineData("MOTD chaton.local")]
    [InlineData("MOTD *.LOCAL")]
    [InlineData("MOTD alice")]
    public void It_is_shown_line_by_line(string line)
    {
        var alice = Come();

        alice.Send(line);

        alice.Expects(":chaton.local 375 alice :- chaton.local Message of the day - ");
        alice.Expects(":chaton.local 372 alice :- Welcome!");
        alice.Expects(":chaton.local 372 alice :- ");
        alice.Expects(":chaton.local 372 alice :- Be kind.");
        alice.Expects(":chaton.local 376 alice :End of /MOTD command.");
        alice.HearsNothing();
    }

    [Fact]
    public void Of_another_server_it_is_refused()
    {
        var alice = Come();

        alice.Send("MOTD other.server");

        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.HearsNothing();
    }

    [Fact]
    public void A_server_without_one_says_so()
    {
        using var server = new TestServer();
        var alice = server.Connect("alice");

        alice.Send("MOTD");

        alice.Expects(":chaton.local 422 alice :MOTD File is missing");
    }

    [Fact]
    public void A_hostile_mask_is_only_a_name_that_is_not_there()
    {
        var alice = Come();

        alice.Send($"MOTD {string.Concat(Enumerable.Repeat("*a", 200))}", "MOTD :two words");

        alice.Expects(":chaton.local 402 alice ...");
        alice.Expects(":chaton.local 402 alice * :No such server");
    }

    private TestClient Come()
    {
        var alice = Server.Open();
        alice.Send("NICK alice", "USER alice 0 * :a");
        alice.Hears("... 376 ...");
        return alice;
    }
}
