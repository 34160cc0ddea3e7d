namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/PING")]
public sealed class PingCommandTests : Scenario
{
    [Fact]
    public void The_token_comes_back_whatever_it_is_also_before_registration()
    {
        var client = Server.Open();

        client.Send("PING abc", "PING :two words", "PING ::x", "PING a b");

        client.Expects(":chaton.local PONG chaton.local :abc");
        client.Expects(":chaton.local PONG chaton.local :two words");
        client.Expects(":chaton.local PONG chaton.local ::x");
        client.Expects(":chaton.local PONG chaton.local :a");
    }

    [Fact]
    public void Without_a_token_it_is_refused()
    {
        var client = Server.Open();

        client.Send("PING", "PING :");

        client.Expects(":chaton.local 461 * PING :Not enough parameters");
        client.Expects(":chaton.local 409 * :No origin specified");
    }

    [Fact]
    public void A_hostile_length_comes_back_as_one_line()
    {
        var client = Server.Open();

        client.Send($"PING :{new string('é', 250)}");

        var line = Assert.Single(client.ReadAll());
        Assert.StartsWith(":chaton.local PONG chaton.local :ééé", line, StringComparison.Ordinal);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 510);
    }
}
