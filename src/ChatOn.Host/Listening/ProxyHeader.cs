using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace ChatOn.Host.Listening;

/// <summary>What looking for a PROXY header came to.</summary>
internal enum ProxyLook
{
    /// <summary>More bytes are needed.</summary>
    Undecided,

    /// <summary>The connection begins with something else.</summary>
    None,

    /// <summary>A header, read.</summary>
    Found,

    /// <summary>It begins like a header and is none.</summary>
    Invalid,
}

/// <summary>A PROXY protocol header, version 1 or 2: for whom a trusted proxy speaks.</summary>
/// <remarks>https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt</remarks>
/// <param name="Length">How many bytes it takes.</param>
/// <param name="Address">Who is at the other end of the proxy; null when the proxy speaks for itself, or does not know.</param>
/// <param name="IsTls">Whether the proxy says that TLS ended there.</param>
internal readonly record struct ProxyHeader(int Length, IPAddress? Address, bool IsTls)
{
    /// <summary>A header that says it is longer is not read.</summary>
    public const int MaxBytes = 4096;

    private const int MaxTextBytes = 107;
    private const int FixedBytes = 16;
    private const byte TlsField = 0x20;

    private static ReadOnlySpan<byte> TextSignature => "PROXY "u8;

    private static ReadOnlySpan<byte> BinarySignature => "\r\n\r\n\0\r\nQUIT\n"u8;

    /// <summary>Looks at the beginning of a connection. What it finds it finds in every continuation of the bytes.</summary>
    public static ProxyLook TryRead(ReadOnlySpan<byte> bytes, out ProxyHeader header)
    {
        header = default;
        if (bytes.StartsWith(BinarySignature))
            return TryReadBinary(bytes, out header);
        if (bytes.StartsWith(TextSignature))
            return TryReadText(bytes, out header);

        return BinarySignature.StartsWith(bytes) || TextSignature.StartsWith(bytes) ? ProxyLook.Undecided : ProxyLook.None;
    }

    /// <summary><c>"PROXY" SP ("TCP4" / "TCP6") SP source SP destination SP source-port SP destination-port CR LF</c>, or <c>"PROXY UNKNOWN" ... CR LF</c>.</summary>
    private static ProxyLook TryReadText(ReadOnlySpan<byte> bytes, out ProxyHeader header)
    {
        header = default;
        int end = bytes[..Math.Min(bytes.Length, MaxTextBytes)].IndexOf("\r\n"u8);
        if (end < 0)
            return bytes.Length >= MaxTextBytes ? ProxyLook.Invalid : ProxyLook.Undecided;

        string[] words = Encoding.Latin1.GetString(bytes[..end]).Split(' ');
        if (words[1] == "UNKNOWN")
        {
            header = new ProxyHeader(end + 2, Address: null, IsTls: false);
            return ProxyLook.Found;
        }

        if (words.Length != 6 || !IPAddress.TryParse(words[2], out var source) || !IPAddress.TryParse(words[3], out _)
            || words[1] != (source.GetAddressBytes().Length == 4 ? "TCP4" : "TCP6") || !IsPort(words[4]) || !IsPort(words[5]))
            return ProxyLook.Invalid;

        header = new ProxyHeader(end + 2, Unmap(source), IsTls: false);
        return ProxyLook.Found;
    }

    /// <summary>Signature, version and command, family and protocol, length; then addresses, ports and type-length-value fields.</summary>
    private static ProxyLook TryReadBinary(ReadOnlySpan<byte> bytes, out ProxyHeader header)
    {
        header = default;
        if (bytes.Length < FixedBytes)
            return ProxyLook.Undecided;

        int rest = BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]);
        bool isLocal = bytes[12] == 0x20;
        if ((bytes[12] != 0x21 && !isLocal) || FixedBytes + rest > MaxBytes)
            return ProxyLook.Invalid;
        if (bytes.Length < FixedBytes + rest)
            return ProxyLook.Undecided;

        var content = bytes.Slice(FixedBytes, rest);
        int addressBytes = bytes[13] switch { 0x11 => 4, 0x21 => 16, _ => 0 };
        if (isLocal || addressBytes == 0)
        {
            header = new ProxyHeader(FixedBytes + rest, Address: null, IsTls: false);
            return ProxyLook.Found;
        }

        int fields = 2 * (addressBytes + 2);
        if (content.Length < fields)
            return ProxyLook.Invalid;

        header = new ProxyHeader(FixedBytes + rest, Unmap(new IPAddress(content[..addressBytes])), HasTlsField(content[fields..]));
        return ProxyLook.Found;
    }

    /// <summary>Fields are type (1), length (2), value; the value of 0x20 begins with flags whose lowest bit says TLS.</summary>
    private static bool HasTlsField(ReadOnlySpan<byte> fields)
    {
        while (fields.Length >= 3)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(fields[1..]);
            if (fields[0] == TlsField && length >= 1 && fields.Length > 3)
                return (fields[3] & 1) != 0;

            fields = fields[Math.Min(fields.Length, 3 + length)..];
        }

        return false;
    }

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
