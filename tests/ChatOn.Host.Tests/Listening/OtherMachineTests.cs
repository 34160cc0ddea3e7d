using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Listening;

/// <summary>Who comes from another machine (here: as a trusted proxy says).</summary>
public sealed class OtherMachineTests
{
    private const string FromElsewhere = "PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n";

    private static HostOptions Options { get; } = new() { ProxyProtocolFrom = ["127.0.0.0/8"], PublicNames = ["chat.example.org"] };

    [Fact]
    public async Task Plain_IRC_is_refused_with_ERROR()
    {
        await using var host = await TestHost.StartAsync(Options);
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere + "CAP LS 302\r\n");

        Assert.Equal(
            $"ERROR :Plain text is not accepted from other machines; connect to chat.example.org port {host.Port} with TLS\r\n",
            await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task Plain_text_is_refused_with_the_line_to_use()
    {
        await using var host = await TestHost.StartAsync(Options with { PublicNames = [] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere + "bob\n");

        Assert.Equal(
            $"Plain text is not accepted from other machines. Use: openssl s_client -connect 127.0.0.1:{host.Port} -quiet\r\n",
            await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task Plain_HTTP_is_sent_to_HTTPS()
    {
        await using var host = await TestHost.StartAsync(Options);
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere + "GET /ws?a=b HTTP/1.1\r\nHost: chat.example.org:5555\r\n\r\n");
        string answer = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 308 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nLocation: https://chat.example.org:5555/ws?a=b\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_a_silent_one()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(Options, time: time);
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere);
        await time.TimerAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("ERROR :Closing link: registration timed out\r\n", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task TLS_is_welcome_and_text_inside_is_classic()
    {
        await using var host = await TestHost.StartAsync(Options);
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere);
        await client.SecureAsync();
        await client.SendAsync("bob\n");
        var session = await host.Chat.NextAsync();

        await client.ExpectsAsync("NICK");
        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal("203.0.113.7", session.Transport.Peer.Address.ToString());
        Assert.True(session.Transport.Peer.IsSecure);
    }

    [Fact]
    public async Task Plain_text_is_accepted_where_that_is_configured()
    {
        await using var host = await TestHost.StartAsync(Options with { Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere);
        await client.ExpectsAsync("NICK");
    }

    [Fact]
    public async Task A_proxy_that_ends_TLS_can_be_configured()
    {
        await using var host = await TestHost.StartAsync(Options with { Listeners = [TestHost.FreePort with { ProxiesEndTls = true }] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(FromElsewhere + "CAP LS\r\n");

        Assert.True((await host.Chat.NextAsync()).Transport.Peer.IsSecure);
    }

    [Fact]
    public async Task A_listener_that_requires_TLS_refuses_plain_text_from_this_machine_too()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Listeners = [TestHost.FreePort with { Tls = TlsMode.Required }] });
        using var client = await host.ConnectAsync();
        await client.SendAsync("CAP LS\r\n");
        Assert.StartsWith("ERROR :Plain text is not accepted", await client.ReadToEndAsync(), StringComparison.Ordinal);

        using var secure = await host.ConnectAsync();
        await secure.SecureAsync();
        await secure.SendAsync("CAP LS\r\n");
        Assert.Equal(Entry.Irc, (await host.Chat.NextAsync()).Entry);
    }

    [Theory]
    [InlineData(ChatProtocols.Irc, "GET / HTTP/1.1\r\n", "HTTP/1.1 404 Not Found")]
    [InlineData(ChatProtocols.Http, "CAP LS\r\n", "ERROR :IRC is not spoken on this port")]
    [InlineData(ChatProtocols.Http, "hello\r\n", "This port is for browsers only.")]
    [InlineData(ChatProtocols.Classic, "CAP LS\r\n", "ERROR :IRC is not spoken on this port")]
    public async Task What_a_listener_does_not_speak_is_refused_in_its_own_form(ChatProtocols protocols, string line, string answer)
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Listeners = [TestHost.FreePort with { Protocols = protocols }] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(line);

        Assert.StartsWith(answer, await client.ReadToEndAsync(), StringComparison.Ordinal);
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task A_listener_without_TLS_closes_on_a_ClientHello()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Listeners = [TestHost.FreePort with { Tls = TlsMode.Off }] });
        using var client = await host.ConnectAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => client.SecureAsync());
    }
}
