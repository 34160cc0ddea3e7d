using System.Buffers.Binary;
using System.Text;
using ChatOn.Host.Listening;
using CsCheck;

namespace ChatOn.Host.Tests.Listening;

public sealed class ClientHelloTests
{
    [Fact]
    public void The_name_and_the_protocols_are_read()
    {
        Assert.True(ClientHello.TryRead(Record(Hello("chat.example.org", "h2", "http/1.1")), out var hello));
        Assert.Equal("chat.example.org", hello.ServerName);
        Assert.Equal(["h2", "http/1.1"], hello.Protocols);
        Assert.True(hello.OffersHttp);

        Assert.True(ClientHello.TryRead(Record(Hello(null, "irc")), out hello));
        Assert.Null(hello.ServerName);
        Assert.False(hello.OffersHttp);
    }

    [Fact]
    public void It_may_be_cut_into_several_records()
    {
        byte[] message = Hello("chat.example.org", "irc");
        byte[] records = [.. Record(message[..3]), .. Record(message[3..50]), .. Record(message[50..])];
        Assert.True(ClientHello.TryRead(records, out var hello));
        Assert.Equal("chat.example.org", hello.ServerName);
        Assert.Equal(["irc"], hello.Protocols);
    }

    [Fact]
    public void It_is_waited_for_until_it_is_whole()
    {
        byte[] bytes = Record(Hello("chat.example.org", "irc"));
        for (int length = 0; length < bytes.Length; length++)
            Assert.False(ClientHello.TryRead(bytes.AsSpan(0, length), out _));
        Assert.True(ClientHello.TryRead([.. bytes, 1, 2, 3], out _));
    }

    [Fact]
    public void What_makes_no_sense_is_left_to_the_handshake()
    {
        Assert.True(ClientHello.TryRead([22, 3, 1, 0, 0], out var hello));
        Assert.Same(ClientHello.Empty, hello);
        Assert.True(ClientHello.TryRead([22, 3, 1, 0, 4, 2, 0, 0, 0], out hello));
        Assert.Same(ClientHello.Empty, hello);
        Assert.True(ClientHello.TryRead([.. Record([1, 0]), 23, 3, 3, 0, 0], out hello));
        Assert.Same(ClientHello.Empty, hello);
        byte[] endless = [22, 3, 1, 0x40, 0, 1, 0xFF, 0xFF, 0xFF, .. new byte[ClientHello.MaxBytes]];
        Assert.True(ClientHello.TryRead(endless, out hello));
        Assert.Same(ClientHello.Empty, hello);
    }

    [Fact]
    public void Any_bytes_are_read_without_a_crash()
    {
        byte[] good = Record(Hello("chat.example.org", "h2", "irc"));
        var flipped = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length], (at, value, length) =>
        {
            byte[] bytes = [.. good];
            bytes[at] = value;
            return bytes[..length];
        });
        Gen.OneOf(flipped, Gen.Byte.Array[0, 100].Select(tail => (byte[])[22, 3, 1, 0, 90, 1, 0, 0, 86, .. tail]), Gen.Byte.Array[0, 200])
            .Sample(bytes => ClientHello.TryRead(bytes, out var hello) || ReferenceEquals(hello, ClientHello.Empty), iter: 20_000);
    }

    private static byte[] Record(byte[] fragment) => [22, 3, 1, (byte)(fragment.Length >> 8), (byte)fragment.Length, .. fragment];

    private static byte[] Hello(string? serverName, params string[] protocols)
    {
        byte[] names = [.. protocols.SelectMany(p => (byte[])[(byte)p.Length, .. Encoding.ASCII.GetBytes(p)])];
        byte[] alpn = Extension(16, [.. Vector(names)]);
        byte[] sni = serverName is null ? [] : Extension(0, Vector([0, .. Vector(Encoding.ASCII.GetBytes(serverName))]));
        byte[] body = [3, 3, .. new byte[32], 4, 1, 2, 3, 4, .. Vector([0x13, 0x01, 0xC0, 0x2B]), 1, 0, .. Vector([.. Extension(43, [2, 3, 4]), .. sni, .. alpn])];
        return [1, 0, (byte)(body.Length >> 8), (byte)body.Length, .. body];
    }

    private static byte[] Extension(ushort type, byte[] content) => [(byte)(type >> 8), (byte)type, .. Vector(content)];

    private static byte[] Vector(byte[] content)
    {
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)content.Length);
        return [.. length, .. content];
    }
}
