using ChatOn.Testing;

namespace ChatOn.Server.Tests.Connections;

/// <summary>A client whose side has ended, as a pipe's does, is still obeyed to its last line.</summary>
public sealed class EndedPipeTests
{
    [Fact]
    public void Lines_beyond_the_budget_are_obeyed_later_although_the_peer_has_ended()
    {
        var limits = new LimitOptions { CommandBurst = 5, CommandsPerSecond = 2 };
        using var server = new TestServer(TestServer.Unlimited with { Limits = limits });
        var (alice, pipe) = (server.Connect("alice"), server.Connect("pipe"));
        alice.Send("JOIN #a");
        pipe.Send("JOIN #a");
        server.Advance(TimeSpan.FromSeconds(10));
        alice.ReadAll();

        pipe.Post([.. Enumerable.Range(0, 20).Select(i => $"PRIVMSG #a :{i}")]);
        pipe.Disconnect();
        server.Advance(TimeSpan.FromSeconds(20));

        for (var i = 0; i < 20; i++)
            alice.Expects($":pipe!... PRIVMSG #a :{i}");
        alice.Expects(":pipe!... QUIT :...");
    }
}
