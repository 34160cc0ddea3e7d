namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/PONG")]
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
    public void It_is_never_refused_not_even_before_registration()
    {
        var client = Server.Open();

        client.Send("PONG");

        client.HearsNothing();
    }

    [Fact]
    public void A_hostile_one_is_a_sign_of_life_whatever_it_says()
    {
        var client = Server.Open();

        client.Send($"PONG {new string('x', 400)} :y", "PONG :\u0001");

        client.HearsNothing();
        Assert.False(client.IsClosed);
    }
}
