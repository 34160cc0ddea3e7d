using System.Net;
using System.Net.WebSockets;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Listening;

/// <summary>Connections of WEBIRC gateways, and what becomes of their places when they say for whom they speak.</summary>
public sealed class GatewayTests
{
    private const string Webirc = "WEBIRC password gateway host address\r\n";

    private static readonly HostOptions Options = new()
    {
        GatewaysFrom = ["127.0.0.0/8"],
        Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }],
        Limits = new ConnectionLimits { MaxConnectionsPerAddress = 1, ExemptLoopback = false },
    };

    [Fact]
    public async Task A_gateway_brings_more_people_than_one_address_may_have_connections_and_each_counts_for_its_own()
    {
        await using var host = await TestHost.StartAsync(Options);
        var clients = new List<ByteClient>();
        for (int i = 1; i <= 5; i++)
        {
            clients.Add(await ComeAsync(host, Webirc));
            var session = await host.Chat.NextAsync();
            Assert.Null(session.Transport.Introduce(PeerOf($"203.0.113.{i}")));
            Assert.Equal($"203.0.113.{i}", session.Transport.Peer.Address.ToString());
        }

        using var more = await ComeAsync(host, Webirc);
        var another = await host.Chat.NextAsync();
        Assert.Equal("Too many connections from your address", another.Transport.Introduce(PeerOf("203.0.113.3")));
        Assert.Equal("127.0.0.1", another.Transport.Peer.Address.ToString());
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task The_place_of_who_has_left_is_given_back()
    {
        await using var host = await TestHost.StartAsync(Options);
        for (int i = 0; i < 3; i++)
        {
            using var client = await ComeAsync(host, Webirc);
            var session = await host.Chat.NextAsync();
            Assert.Null(session.Transport.Introduce(PeerOf("203.0.113.1")));
            client.Dispose();
            await session.Closed;
            session.Transport.Close();
            await host.EverybodyGoneAsync();
        }
    }

    [Fact]
    public async Task Who_comes_from_a_gateways_address_and_speaks_for_itself_counts_for_itself()
    {
        await using var host = await TestHost.StartAsync(Options);
        using var first = await ComeAsync(host, "CAP LS 302\r\n");
        await host.Chat.NextAsync();

        using var second = await ComeAsync(host, "CAP LS 302\r\n");
        Assert.Equal("ERROR :Too many connections from your address\r\n", await second.ReadToEndAsync());
        using var third = await ComeAsync(host, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("ERROR :Too many connections from your address\r\n", await third.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task One_who_counts_for_itself_does_not_lose_its_place_to_a_second_word()
    {
        await using var host = await TestHost.StartAsync(Options);
        using var first = await ComeAsync(host, Webirc);
        using var second = await ComeAsync(host, Webirc);
        var (one, two) = (await host.Chat.NextAsync(), await host.Chat.NextAsync());
        Assert.Null(one.Transport.Introduce(PeerOf("203.0.113.1")));
        Assert.Null(two.Transport.Introduce(PeerOf("2001:db8::1")));

        Assert.NotNull((await NextAsync(host)).Transport.Introduce(PeerOf("2001:db8::ffff")));
        Assert.Null((await NextAsync(host)).Transport.Introduce(PeerOf("2001:db8:0:1::1")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/webirc#9")]
    public async Task Plain_text_for_another_machine_is_refused_as_if_that_had_come_itself()
    {
        await using var host = await TestHost.StartAsync(Options with { Listeners = [TestHost.FreePort] });
        var session = await NextAsync(host);

        Assert.StartsWith("Plain text is not accepted from other machines", session.Transport.Introduce(PeerOf("203.0.113.1")), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", session.Transport.Peer.Address.ToString());
        Assert.Null(session.Transport.Introduce(PeerOf("127.0.0.2")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Spec", "IRCv3/webirc#9")]
    public async Task Over_TLS_it_is_accepted_when_the_client_came_to_the_gateway_with_TLS_too(bool isSecure)
    {
        await using var host = await TestHost.StartAsync(Options with { Listeners = [TestHost.FreePort with { Tls = TlsMode.Required }] });
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.SendAsync(Webirc);
        var session = await host.Chat.NextAsync();

        Assert.Equal(isSecure, session.Transport.Introduce(PeerOf("203.0.113.1", isSecure)) is null);
        Assert.Equal(isSecure ? "203.0.113.1" : "127.0.0.1", session.Transport.Peer.Address.ToString());
    }

    [Fact]
    public async Task From_another_machine_in_plain_text_a_gateway_is_refused_before_its_password_is_looked_at()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { GatewaysFrom = ["203.0.113.7"], ProxyProtocolFrom = ["127.0.0.0/8"] });
        using var client = await host.ConnectAsync();
        await client.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n" + Webirc);

        Assert.StartsWith("ERROR :Plain text is not accepted", await client.ReadToEndAsync(), StringComparison.Ordinal);
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task A_WebSocket_speaks_for_nobody_else()
    {
        await using var host = await TestHost.StartAsync(Options with { Limits = new ConnectionLimits() });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.Port}/ws"), CancellationToken.None).Guarded();
        var session = await host.Chat.NextAsync();

        Assert.NotNull(session.Transport.Introduce(PeerOf("203.0.113.1")));
        Assert.True(session.Transport.Peer.IsLoopback);
    }

    private static Peer PeerOf(string address, bool isSecure = false) => new(IPAddress.Parse(address), isSecure, CertificateFingerprint: null, "a gateway");

    private static async Task<FakeSession> NextAsync(TestHost host)
    {
        _ = await ComeAsync(host, Webirc);
        return await host.Chat.NextAsync();
    }

    private static async Task<ByteClient> ComeAsync(TestHost host, string line)
    {
        var client = await host.ConnectAsync();
        await client.SendAsync(line);
        return client;
    }
}
