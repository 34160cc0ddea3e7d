namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/LINKS")]
public sealed class LinksCommandTests : Scenario
{
    [Fact]
    public void The_server_lists_itself()
    {
        var alice = Connect("alice");

        alice.Send("LINKS");

        alice.Expects(":chaton.local 364 alice chaton.local chaton.local :0 A ChatOn server");
        alice.Expects(":chaton.local 365 alice * :End of /LINKS list");
    }

    [Fact]
    public void Before_registration_it_is_refused()
    {
        var client = Server.Open();

        client.Send("LINKS");

        client.Expects(":chaton.local 451 * :You have not registered");
        client.HearsNothing();
    }

    [Fact]
    public void Hostile_arguments_change_nothing()
    {
        var alice = Connect("alice");
        alice.Send("LINKS remote.server *.*");
        alice.Expects("... 364 ...");
        alice.Expects("... 365 ...");
        alice.HearsNothing();
    }
}
