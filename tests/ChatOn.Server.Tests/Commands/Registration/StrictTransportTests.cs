using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Registration;

/// <summary>https://ircv3.net/specs/extensions/sts</summary>
public sealed class StrictTransportTests() : Scenario(On)
{
    private static readonly ServerOptions On = TestServer.Unlimited with
    {
        StrictTransport = new StrictTransportOptions { Port = 6697, DurationSeconds = 2_592_000 },
    };

    [Fact]
    [Trait("Spec", "IRCv3/sts#2")]
    [Trait("Spec", "IRCv3/sts#3")]
    [Trait("Spec", "IRCv3/sts#4")]
    [Trait("Spec", "IRCv3/sts#8")]
    [Trait("Spec", "IRCv3/sts#9")]
    public void Who_comes_in_plain_text_is_told_the_port()
    {
        Assert.Equal("sts=port=6697", Offered(Server.Open("192.0.2.1")));
        Assert.Equal("sts=port=6697", Offered(Server.Open()));
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#5")]
    [Trait("Spec", "IRCv3/sts#10")]
    [Trait("Spec", "IRCv3/sts#11")]
    public void Who_comes_with_TLS_is_told_for_how_long()
    {
        Assert.Equal("sts=duration=2592000", Offered(Server.OpenSecure("192.0.2.1")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#12")]
    public void Preloading_has_to_be_switched_on()
    {
        using var server = new TestServer(On with { StrictTransport = On.StrictTransport with { Preload = true } });

        Assert.Equal("sts=duration=2592000,preload", Offered(server.OpenSecure()));
        Assert.Equal("sts=port=6697", Offered(server.Open()));
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#7")]
    public void It_is_taken_back_with_a_duration_of_nothing()
    {
        using var server = new TestServer(On with { StrictTransport = new StrictTransportOptions { Port = 6697 } });

        Assert.Equal("sts=duration=0", Offered(server.OpenSecure()));
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#1")]
    public void Nothing_is_said_unless_it_is_configured()
    {
        using var server = new TestServer();

        Assert.Null(Offered(server.Open()));
        Assert.Null(Offered(server.OpenSecure()));
    }

    [Fact]
    [Trait("Spec", "IRCv3/sts#2")]
    public void Nothing_is_said_to_who_does_not_know_values()
    {
        var client = Server.Open();

        client.Send("CAP LS");

        Assert.Null(Listed(client.ReadAll()));
    }

    [Theory]
    [InlineData("sts")]
    [InlineData("-sts")]
    [InlineData("multi-prefix sts")]
    [InlineData("sts=port=6667")]
    [Trait("Spec", "IRCv3/sts#6")]
    public void Nobody_can_ask_for_it_or_be_rid_of_it(string wanted)
    {
        foreach (var client in new[] { Server.Open(), Server.OpenSecure() })
        {
            client.Send("CAP LS 302");
            client.ReadAll();

            client.Send($"CAP REQ :{wanted}", "CAP LIST");

            client.Expects($":chaton.local CAP * NAK :{wanted}");
            client.Expects(":chaton.local CAP * LIST :cap-notify");
            client.NeverHears("... DEL ...");
            Assert.StartsWith("sts=", Offered(client), StringComparison.Ordinal);
        }
    }

    private static string? Offered(TestClient client)
    {
        client.Send("CAP LS 302");
        return Listed(client.ReadAll());
    }

    private static string? Listed(IReadOnlyList<string> lines) =>
        lines.SelectMany(line => line[(line.LastIndexOf(':') + 1)..].Split(' ')).SingleOrDefault(name => name.Split('=')[0] == "sts");
}
