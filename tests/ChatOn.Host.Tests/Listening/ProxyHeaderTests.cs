using System.Net;
using System.Text;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;
using CsCheck;

namespace ChatOn.Host.Tests.Listening;

public sealed class ProxyHeaderTests
{
    private static readonly byte[] Signature = "\r\n\r\n\0\r\nQUIT\n"u8.ToArray();

    [Theory]
    [InlineData("PROXY TCP4 192.0.2.1 198.51.100.1 56324 443\r\nNICK a\r\n", "192.0.2.1", 45)]
    [InlineData("PROXY TCP6 2001:db8::1 2001:db8::2 56324 443\r\n", "2001:db8::1", 46)]
    [InlineData("PROXY TCP6 ::ffff:192.0.2.1 ::1 1 2\r\n", "192.0.2.1", 37)]
    [InlineData("PROXY UNKNOWN\r\n", null, 15)]
    [InlineData("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\nx", null, 35)]
    public void Version_1_is_read(string bytes, string? address, int length)
    {
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead(Encoding.ASCII.GetBytes(bytes), out var header));
        Assert.Equal(address, header.Address?.ToString());
        Assert.Equal(length, header.Length);
        Assert.False(header.IsTls);
    }

    [Theory]
    [InlineData("PROXY \r\n")]
    [InlineData("PROXY TCP4\r\n")]
    [InlineData("PROXY TCP4 192.0.2.1 198.51.100.1 56324\r\n")]
    [InlineData("PROXY TCP4 192.0.2.1 198.51.100.1 56324 443 x\r\n")]
    [InlineData("PROXY TCP4 192.0.2.1 198.51.100.1 99999 443\r\n")]
    [InlineData("PROXY TCP4 ::1 ::2 1 2\r\n")]
    [InlineData("PROXY TCP4 a b 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.1  198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.1 198.51.100.1 1 222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222\r\n")]
    public void A_broken_version_1_is_invalid(string bytes) =>
        Assert.Equal(ProxyLook.Invalid, ProxyHeader.TryRead(Encoding.ASCII.GetBytes(bytes), out _));

    [Theory]
    [InlineData("", ProxyLook.Undecided)]
    [InlineData("P", ProxyLook.Undecided)]
    [InlineData("PROXY TCP4 192.0.2.1", ProxyLook.Undecided)]
    [InlineData("\r\n", ProxyLook.Undecided)]
    [InlineData("PA", ProxyLook.None)]
    [InlineData("\r\nNICK", ProxyLook.None)]
    [InlineData("NICK a\r\n", ProxyLook.None)]
    internal void What_does_not_begin_like_a_header_is_none(string bytes, ProxyLook look) =>
        Assert.Equal(look, ProxyHeader.TryRead(Encoding.ASCII.GetBytes(bytes), out _));

    [Fact]
    public void Version_2_is_read()
    {
        byte[] v4 = [.. Signature, 0x21, 0x11, 0, 12, 192, 0, 2, 1, 198, 51, 100, 1, 1, 2, 3, 4];
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead([.. v4, .. "NICK"u8], out var header));
        Assert.Equal(new ProxyHeader(v4.Length, IPAddress.Parse("192.0.2.1"), IsTls: false), header);

        byte[] v6 = [.. Signature, 0x21, 0x21, 0, 36, .. IPAddress.Parse("2001:db8::1").GetAddressBytes(), .. new byte[20]];
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead(v6, out header));
        Assert.Equal("2001:db8::1", header.Address!.ToString());

        byte[] tls = [.. Signature, 0x21, 0x11, 0, 24, .. new byte[12], 0x04, 0, 1, 7, 0x20, 0, 5, 1, 0, 0, 0, 0];
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead(tls, out header));
        Assert.True(header.IsTls);
    }

    [Fact]
    public void Version_2_of_the_proxy_itself_or_another_family_names_nobody()
    {
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead([.. Signature, 0x20, 0x00, 0, 0], out var header));
        Assert.Equal(new ProxyHeader(16, Address: null, IsTls: false), header);
        Assert.Equal(ProxyLook.Found, ProxyHeader.TryRead([.. Signature, 0x21, 0x31, 0, 2, 1, 2], out header));
        Assert.Equal(new ProxyHeader(18, Address: null, IsTls: false), header);
    }

    [Fact]
    public void A_broken_version_2_is_invalid()
    {
        Assert.Equal(ProxyLook.Invalid, ProxyHeader.TryRead([.. Signature, 0x31, 0x11, 0, 12], out _));
        Assert.Equal(ProxyLook.Invalid, ProxyHeader.TryRead([.. Signature, 0x21, 0x11, 0, 4, 1, 2, 3, 4], out _));
        Assert.Equal(ProxyLook.Invalid, ProxyHeader.TryRead([.. Signature, 0x21, 0x11, 0xFF, 0xFF], out _));
    }

    [Fact]
    public void Any_bytes_give_the_same_answer_however_they_are_cut()
    {
        var beginning = Gen.OneOf(
            Gen.Const(Signature), Gen.Const("PROXY TCP4 192.0.2.1 "u8.ToArray()), Gen.Const("PROXY "u8.ToArray()), Gen.Byte.Array[0, 8],
            Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte[0, 30], (a, b, length) => (byte[])[.. Signature, (byte)(0x20 | (a & 1)), (byte)(b & 0x31), 0, length]));
        var rest = Gen.OneOf(Gen.Byte.Array[0, 60], Gen.String[Gen.Char[" .:0123456789\r\n"], 0, 120].Select(Encoding.ASCII.GetBytes));
        Gen.Select(beginning, rest, (a, b) => (byte[])[.. a, .. b]).Sample(whole =>
        {
            var (decided, found) = (ProxyLook.Undecided, default(ProxyHeader));
            for (int length = 0; length <= whole.Length; length++)
            {
                var look = ProxyHeader.TryRead(whole.AsSpan(0, length), out var header);
                if (decided == ProxyLook.Undecided)
                    (decided, found) = (look, header);
                else if (look != decided || header != found)
                    return false;
            }

            return found.Length <= whole.Length;
        }, iter: 5_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_of_the_header_replaces_the_peers(bool isVersion2)
    {
        await using var host = await TestHost.StartAsync(Trusting with { Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }] });
        using var client = await host.ConnectAsync();
        await client.SendAsync(isVersion2
            ? [.. Signature, 0x21, 0x11, 0, 12, 203, 0, 113, 7, 127, 0, 0, 1, 1, 2, 3, 4, .. "NICK a\r\n"u8]
            : [.. "PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nNICK a\r\n"u8]);
        var session = await host.Chat.NextAsync();

        Assert.Equal("203.0.113.7", session.Transport.Peer.Address.ToString());
        Assert.False(session.Transport.Peer.IsLoopback);
        Assert.Equal("NICK a\r\n", await session.ReadAsync(8));
    }

    [Fact]
    public async Task A_header_from_anybody_else_is_only_text()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nNICK a\r\n");
        var session = await host.Chat.NextAsync();

        Assert.True(session.Transport.Peer.IsLoopback);
        Assert.StartsWith("PROXY", await session.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trusted_address_may_also_come_without_a_header()
    {
        await using var host = await TestHost.StartAsync(Trusting);
        using var silent = await host.ConnectAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("PASS x\r\n");

        Assert.True((await host.Chat.NextAsync()).Transport.Peer.IsLoopback);
        await silent.ExpectsAsync("NICK");
    }

    [Fact]
    public async Task A_broken_header_ends_the_connection()
    {
        await using var host = await TestHost.StartAsync(Trusting);
        using var client = await host.ConnectAsync();
        await client.SendAsync("PROXY TCP4 nobody\r\nNICK a\r\n");

        Assert.Equal("", await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task TLS_that_ended_at_the_proxy_is_secure()
    {
        await using var host = await TestHost.StartAsync(Trusting);
        using var client = await host.ConnectAsync();
        await client.SendAsync([.. Signature, 0x21, 0x11, 0, 20, 203, 0, 113, 7, 127, 0, 0, 1, 1, 2, 3, 4, 0x20, 0, 5, 1, 0, 0, 0, 0, .. "NICK a\r\n"u8]);
        var session = await host.Chat.NextAsync();

        Assert.True(session.Transport.Peer.IsSecure);
        Assert.Equal("TLS at a proxy", session.Transport.Peer.Via);
        Assert.Null(session.Transport.Peer.EndPointBinding);
    }

    [Fact]
    public async Task The_limits_count_for_the_address_of_the_header()
    {
        await using var host = await TestHost.StartAsync(Trusting with
        {
            Limits = new ConnectionLimits { MaxConnectionsPerAddress = 1 },
            Listeners = [TestHost.FreePort with { AllowPlainTextFromOtherMachines = true }],
        });
        using var first = await host.ConnectAsync();
        await first.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nNICK a\r\n");
        await host.Chat.NextAsync();
        using var second = await host.ConnectAsync();
        await second.SendAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nNICK a\r\n");

        Assert.Equal("ERROR :Too many connections from your address\r\n", await second.ReadToEndAsync());
    }

    private static HostOptions Trusting { get; } = new() { ProxyProtocolFrom = ["127.0.0.1"] };
}
