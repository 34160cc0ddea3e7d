using ChatOn.Testing;

namespace ChatOn.Server.Tests.Connections;

/// <summary>Readers that do not read.</summary>
public sealed class SendQueueTests : IDisposable
{
    private const int Limit = 100_000;

    private readonly TestServer _server = new(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = Limit } });

    [Fact]
    public void Who_does_not_read_is_cut_at_the_limit_and_the_others_miss_nothing()
    {
        var (alice, bob, mallory) = (_server.Connect("alice"), _server.Connect("bob"), _server.Connect("mallory"));
        foreach (var client in new[] { alice, bob, mallory })
            client.Send("JOIN #a");
        alice.ReadAll();
        bob.ReadAll();
        mallory.Transport.IsReading = false;

        var said = 0;
        while (!mallory.IsClosed && said < 2000)
            alice.Send($"PRIVMSG #a :{said++} {new string('x', 300)}");

        Assert.InRange(said * 300, Limit * 8 / 10, Limit * 12 / 10);
        alice.Expects(":mallory!... QUIT :Send queue exceeded");
        var heard = bob.ReadAll();
        Assert.Equal(said, heard.Count(line => line.Contains(" PRIVMSG #a :", StringComparison.Ordinal)));
        Assert.Single(heard, line => line.StartsWith(":mallory!", StringComparison.Ordinal));
        _server.OnLoop(() => Assert.Null(_server.World.FindUser("mallory")));
    }

    [Fact]
    public void What_waits_for_who_is_cut_is_let_go()
    {
        var (alice, mallory) = (_server.Connect("alice"), _server.Connect("mallory"));
        mallory.Transport.IsReading = false;
        var output = (Server.Connections.OutboundQueue?)null;
        _server.OnLoop(() => output = _server.World.FindUser("mallory")!.Sessions[0].Output);

        for (var i = 0; i < 1000; i++)
            alice.Send($"PRIVMSG mallory :{new string('x', 400)}");

        Assert.Equal(0, output!.Waiting);
    }

    [Fact]
    public void A_long_answer_to_a_slow_reader_never_cuts_it_however_long_it_takes()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { SendQueueBytes = Limit, PingIntervalSeconds = 20, PingTimeoutSeconds = 20, RoomsPerUser = 0 },
        });
        var alice = server.Connect("alice");
        for (var i = 0; i < 1500; i++)
            alice.Post($"JOIN #{new string('r', 40)}{i}");
        server.Run();
        alice.ReadAll();
        alice.Transport.IsReading = false;

        alice.Send("LIST");
        while (alice.Transport.ReadAgain())
        {
            alice.Transport.IsReading = false;
            alice.Drain();
            server.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.False(alice.IsClosed);
        Assert.Equal(1501, alice.ReadAll().Count(line => line.Contains(" 322 ", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }
}
