using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Who does not register, who is silent, who does not answer.</summary>
public sealed class KeepAliveTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        Limits = TestServer.Unlimited.Limits with { RegistrationTimeoutSeconds = 30, PingIntervalSeconds = 100, PingTimeoutSeconds = 50 },
    });

    [Fact]
    public void Who_does_not_register_in_time_is_told_and_closed_whatever_it_says_meanwhile()
    {
        var (silent, negotiating) = (_server.Open(), _server.Open());
        negotiating.Send("CAP LS 302", "NICK alice", "USER a 0 * :a");
        negotiating.ReadAll();

        _server.Advance(TimeSpan.FromSeconds(29));
        negotiating.Send("PING still");
        Assert.False(silent.IsClosed || negotiating.IsClosed);
        _server.Advance(TimeSpan.FromSeconds(2));

        silent.Expects("ERROR :Closing link: 127.0.0.1 (Registration timed out)");
        negotiating.Hears("ERROR :Closing link: 127.0.0.1 (Registration timed out)");
        Assert.True(silent.IsClosed && negotiating.IsClosed);
    }

    [Fact]
    public void Who_is_silent_is_asked_once_and_stays_when_it_answers_anything()
    {
        var alice = _server.Connect("alice");

        for (var i = 0; i < 5; i++)
        {
            _server.Advance(TimeSpan.FromSeconds(101));
            alice.Expects("PING :chaton.local");
            _server.Advance(TimeSpan.FromSeconds(40));
            alice.HearsNothing();
            alice.Send(i % 2 == 0 ? "PONG :chaton.local" : "JOIN #a");
            alice.ReadAll();
        }

        Assert.False(alice.IsClosed);
    }

    [Fact]
    public void Who_does_not_answer_is_cut_and_others_are_told_why()
    {
        var (alice, bob) = (_server.Connect("alice"), _server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        alice.ReadAll();
        bob.ReadAll();

        for (var i = 0; i < 8; i++)
        {
            _server.Advance(TimeSpan.FromSeconds(20));
            bob.Send("PING x");
        }

        Assert.True(alice.IsClosed);
        bob.Hears(":alice!... QUIT :Ping timeout: 50 seconds");
        alice.Hears(":chaton.local ERROR :Closing link: 127.0.0.1 (Ping timeout: 50 seconds)");
    }

    [Fact]
    public void Who_talks_is_not_asked()
    {
        var alice = _server.Connect("alice");

        for (var i = 0; i < 10; i++)
        {
            _server.Advance(TimeSpan.FromSeconds(60));
            alice.Send("PONG x");
        }

        alice.HearsNothing();
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }
}
