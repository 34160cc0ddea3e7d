using System.Net;
using ChatOn.Host.Http;
using ChatOn.Host.Listening;
using Microsoft.AspNetCore.Http;

namespace ChatOn.Host.Tests.Http;

public sealed class JoinPointTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void From_elsewhere_only_TLS_is_told() => Assert.Equal(
        new JoinPoint("chat.example.org", 6697, null, TakesClassic: true), Of(Elsewhere, "chat.example.org:6697", new ListenerOptions()));

    [Fact]
    public void Without_TLS_nothing_is_told_to_others() => Assert.Equal(
        new JoinPoint("chat.example.org", null, null, TakesClassic: true),
        Of(Elsewhere, "chat.example.org:5555", new ListenerOptions { Tls = TlsMode.Off, AllowPlainTextFromOtherMachines = true }));

    [Fact]
    public void A_port_that_browsers_leave_out_is_told() =>
        Assert.Equal(443, Of(Elsewhere, "chat.example.org", new ListenerOptions(), isSecure: true).Port);

    [Fact]
    public void Behind_a_proxy_it_is_the_port_of_ours() => Assert.Equal(
        6697, JoinPoint.For(Peer(Elsewhere, new ListenerOptions()) with { IsForwarded = true }, new HostString("chat.example.org"), []).Port);

    [Fact]
    public void Where_only_HTTP_is_spoken_the_listener_for_IRC_that_can_be_reached_is_told()
    {
        var web = new ListenerOptions { Address = "*:443", Protocols = ChatProtocols.Http };
        var inside = new ListenerOptions { Address = "localhost:7001" };
        var plain = new ListenerOptions { Address = "*:6667", Tls = TlsMode.Off };
        var irc = new ListenerOptions { Address = "*:6697", Protocols = ChatProtocols.Irc };

        Assert.Equal(new JoinPoint("chat.example.org", 6697, null, TakesClassic: false), Of(Elsewhere, "chat.example.org", web, web, inside, plain, irc));
        Assert.Equal(7001, Of(IPAddress.Loopback, "localhost", web, web, inside, plain, irc).Port);
        Assert.Null(Of(Elsewhere, "chat.example.org", web, web, inside, plain).Port);
    }

    private static JoinPoint Of(IPAddress who, string host, ListenerOptions listener, params ListenerOptions[] all) => Of(who, host, listener, isSecure: false, all);

    private static JoinPoint Of(IPAddress who, string host, ListenerOptions listener, bool isSecure, params ListenerOptions[] all) =>
        JoinPoint.For(Peer(who, listener, isSecure), new HostString(host), all);

    private static HttpPeer Peer(IPAddress who, ListenerOptions listener, bool isSecure = false) =>
        new(who, isSecure, new BoundListener(listener, [new IPEndPoint(IPAddress.Any, 6697)]));
}
