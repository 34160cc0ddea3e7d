using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Listening;

public sealed class TlsTests
{
    [Theory]
    [InlineData(SslProtocols.Tls12, "TLS 1.2")]
    [InlineData(SslProtocols.Tls13, "TLS 1.3")]
    public async Task An_IRC_client_over_TLS_is_heard_and_answered(SslProtocols version, string via)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SecureAsync(new SslClientAuthenticationOptions { EnabledSslProtocols = version });
        await client.SendAsync("NICK alice\r\n");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Irc, session.Entry);
        Assert.Equal(via, session.Transport.Peer.Via);
        Assert.True(session.Transport.Peer.IsSecure);
        Assert.Equal("NICK alice\r\n", await session.ReadAsync(12));
        session.Send("one\r\n");
        session.Send("two\r\n");
        await client.ExpectsAsync("one\r\ntwo\r\n");
        await client.SendAsync("QUIT\r\n");
        Assert.Equal("QUIT\r\n", await session.ReadAsync(6));
    }

    [Theory]
    [InlineData(1, 0x15)]
    [InlineData(2, 0x15)]
    [InlineData(3, 0x16)]
    public async Task Older_versions_are_answered_with_an_alert(byte minorVersion, byte answer)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        byte[] extensions = [0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3];
        byte[] hello = [3, minorVersion, .. new byte[32], 0, 0, 4, 0xC0, 0x2B, 0xC0, 0x09, 1, 0, 0, (byte)extensions.Length, .. extensions];
        await client.SendAsync([0x16, 3, 1, 0, (byte)(hello.Length + 4), 1, 0, 0, (byte)hello.Length, .. hello]);

        Assert.Equal(answer, (await client.ReadBytesAsync(1))[0]);
    }

    [Fact]
    public async Task A_silent_client_over_TLS_is_prompted_and_is_classic()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.ExpectsAsync("NICK");
        await client.SendAsync("nick");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal("nick", await session.NextAsync());
        await client.SendAsync("hello");
        Assert.Equal("hello", await session.NextAsync());
    }

    [Fact]
    public async Task A_ClientHello_after_the_prompt_begins_TLS()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.ExpectsAsync("NICK");
        await client.SecureAsync();
        await client.SendAsync("CAP LS\r\n");

        Assert.Equal(Entry.Irc, (await host.Chat.NextAsync()).Entry);
    }

    [Theory]
    [InlineData("irc", "irc")]
    [InlineData("h2", "")]
    [InlineData("xmpp-client", "")]
    public async Task ALPN_answers_what_is_known_and_refuses_nothing(string offered, string agreed)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        var tls = await client.SecureAsync(new SslClientAuthenticationOptions { ApplicationProtocols = [new SslApplicationProtocol(offered)] });
        await client.SendAsync("NICK a\r\n");

        Assert.Equal(agreed, tls.NegotiatedApplicationProtocol.ToString());
        Assert.Equal(Entry.Irc, (await host.Chat.NextAsync()).Entry);
    }

    [Fact]
    public async Task Who_agreed_on_irc_is_not_prompted_and_speaks_nothing_else()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await client.SecureAsync(new SslClientAuthenticationOptions { ApplicationProtocols = [new SslApplicationProtocol("irc")] });
        await time.TimerAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(1));
        await client.SendAsync("JOIN #a\r\n");

        Assert.Equal(Entry.Irc, (await host.Chat.NextAsync()).Entry);
        using var browser = await host.ConnectAsync();
        await browser.SecureAsync(new SslClientAuthenticationOptions { ApplicationProtocols = [new SslApplicationProtocol("irc")] });
        await browser.SendAsync("GET / HTTP/1.1\r\n");
        Assert.StartsWith("HTTP/1.1 404", await browser.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_client_certificate_is_accepted_and_its_fingerprint_kept()
    {
        await using var host = await TestHost.StartAsync();
        using var certificate = Pem.SelfSigned("alice");
        using var client = await host.ConnectAsync();
        await client.SecureAsync(new SslClientAuthenticationOptions { ClientCertificates = [certificate] });
        await client.SendAsync("CAP LS\r\n");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)), session.Transport.Peer.CertificateFingerprint);
    }

    [Theory]
    [InlineData("http/1.1", false)]
    [InlineData("h2", false)]
    [InlineData("irc", true)]
    [InlineData(null, true)]
    public async Task Only_who_does_not_offer_HTTP_is_asked_for_a_certificate(string? offered, bool isAsked)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        using var certificate = Pem.SelfSigned("alice");
        var tls = await client.SecureAsync(new SslClientAuthenticationOptions
        {
            ApplicationProtocols = offered is null ? null : [new SslApplicationProtocol(offered)],
            ClientCertificates = [certificate],
        });
        await client.SendAsync(offered == "http/1.1" ? "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" : "CAP LS\r\n");
        if (offered == "http/1.1")
            await client.ExpectsAsync("HTTP/1.1 200 OK");
        else
            await host.Chat.NextAsync();

        Assert.Equal(isAsked, tls.IsMutuallyAuthenticated);
    }

    [Fact]
    public async Task A_handshake_that_stops_is_cut_after_ten_seconds()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await client.SendAsync([0x16, 3, 1, 0x02, 0x00, 1, 0, 1]);
        await time.TimerAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("", await client.ReadToEndAsync());
        await host.EverybodyGoneAsync();
    }

    [Fact]
    public async Task A_handshake_of_garbage_is_cut()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        await client.ReadToEndAsync();
        await host.EverybodyGoneAsync();
    }

    [Fact]
    public async Task TLS_inside_TLS_is_garbage()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SecureAsync();
        await client.SendAsync([0x16, 3, 1, 2, 0, 1]);

        Assert.Equal("", await client.ReadToEndAsync());
    }
}
