using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/ADMIN")]
public sealed class AdminCommandTests : Scenario
{
    [Fact]
    public void It_tells_who_answers_for_the_server()
    {
        var admin = new AdminOptions { Location = "Berlin", Organization = "The people", Email = "admin@example.org" };
        using var server = new TestServer(TestServer.Unlimited with { Admin = admin });
        var alice = server.Connect("alice");

        alice.Send("ADMIN", "ADMIN alice");

        for (var i = 0; i < 2; i++)
        {
            alice.Expects(":chaton.local 256 alice chaton.local :Administrative info");
            alice.Expects(":chaton.local 257 alice :Berlin");
            alice.Expects(":chaton.local 258 alice :The people");
            alice.Expects(":chaton.local 259 alice :admin@example.org");
        }
    }

    [Fact]
    public void A_server_that_tells_nothing_says_so()
    {
        var alice = Connect("alice");

        alice.Send("ADMIN");

        alice.Expects(":chaton.local 423 alice chaton.local :No administrative info available");
    }

    [Fact]
    public void Of_another_server_it_is_refused_even_when_the_name_is_hostile()
    {
        var alice = Connect("alice");

        alice.Send("ADMIN other.server", $"ADMIN {new string('?', 400)}");

        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.Expects(":chaton.local 402 alice ???...");
    }
}
