namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "Modern/PONG")]
public sealed class PongCommandTests : Scenario
{
    [Fact]
    public void It_is_not_answered_but_for_a_label()
    {
        var alice = Connect("alice", "batch labeled-response");

        alice.Send("PONG x", "PONG", "@label=p PONG :chaton.local");

        alice.Expects("@label=p :chaton.local ACK");
        alice.HearsNothing();
    }

    [Fact]
    public void A_refused_or_hostile_one_does_not_exist_it_is_a_sign_of_life_whatever_it_says()
    {
        var client = Server.Open();

        client.Send("PONG", $"PONG {new string('x', 400)} :y");

        client.HearsNothing();
        Assert.False(client.IsClosed);
    }
}
