using System.Buffers.Binary;
using System.Net;

namespace ChatOn.Server.State;

/// <summary>
/// The addresses that share their first bits: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>. Host bits are cleared; an IPv4 address
/// inside IPv6 (<c>::ffff:192.0.2.1</c>) is the IPv4 address. See https://www.rfc-editor.org/rfc/rfc4632#section-3.1
/// </summary>
internal readonly record struct AddressRange
{
    /// <summary>What one subscriber has of IPv6; see https://www.rfc-editor.org/rfc/rfc6177</summary>
    public const int SubscriberBits = 64;

    private const int IPv4Bits = 32;
    private const int IPv6Bits = 128;
    private const int MappedBits = IPv6Bits - IPv4Bits;
    private const int LongestText = 64;

    // No provider was ever given more in one piece.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 19;

    // The address from the highest bit on, also when it has 32 only.
    private readonly UInt128 _bits;

    /// <summary>The range of a prefix length that an address is in; in bits of the address's own family.</summary>
    public AddressRange(IPAddress address, int prefixLength)
    {
        Span<byte> bytes = stackalloc byte[IPv6Bits / 8];
        bytes.Clear();
        address.TryWriteBytes(bytes, out var length);
        IsIPv6 = length > IPv4Bits / 8;
        if (address.IsIPv4MappedToIPv6 && prefixLength >= MappedBits)
        {
            bytes[(MappedBits / 8)..].CopyTo(bytes);
            (IsIPv6, prefixLength) = (false, prefixLength - MappedBits);
        }
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, IsIPv6 ? IPv6Bits : IPv4Bits);
        PrefixLength = prefixLength;
        _bits = BinaryPrimitives.ReadUInt128BigEndian(bytes) & MaskOf(prefixLength);
    }

    private AddressRange(UInt128 bits, int prefixLength, bool isIPv6)
    {
        _bits = bits & MaskOf(prefixLength);
        PrefixLength = prefixLength;
        IsIPv6 = isIPv6;
    }

    /// <summary>How many bits are shared: 0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int PrefixLength { get; }

    public bool IsIPv6 { get; }

    /// <summary>The first address.</summary>
    public IPAddress Address
    {
        get
        {
            Span<byte> bytes = stackalloc byte[IPv6Bits / 8];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
            return new IPAddress(IsIPv6 ? bytes : bytes[..(IPv4Bits / 8)]);
        }
    }

    /// <summary>Every address of its family.</summary>
    public bool IsEverything => PrefixLength == 0;

    /// <summary>More than any one provider has: wider than a /8 of IPv4 or a /19 of IPv6. Worth asking whether it is meant.</summary>
    public bool IsVeryWide => PrefixLength < (IsIPv6 ? WidestIPv6 : WidestIPv4);

    /// <summary>One address, of IPv6 too.</summary>
    public static AddressRange Of(IPAddress address) => new(address, BitsOf(address));

    /// <summary>
    /// Reads what is to be kept out: <c>ADDRESS</c> or <c>ADDRESS/BITS</c>, a lone IPv6 address standing for its /64, because one
    /// subscriber has all of it; <c>/128</c> means just the one.
    /// </summary>
    public static bool TryParse(string text, out AddressRange range) => TryParse(text, SubscriberBits, out range);

    /// <summary>Reads what is to be trusted: as <see cref="TryParse(string, out AddressRange)"/>, but a lone address is that address.</summary>
    public static bool TryParseExactly(string text, out AddressRange range) => TryParse(text, IPv6Bits, out range);

    public bool Contains(IPAddress address)
    {
        var other = Of(address);
        return other.IsIPv6 == IsIPv6 && other.Widened(PrefixLength) == this;
    }

    /// <summary>The range of this prefix length around this one; itself when that is not shorter than its own.</summary>
    public AddressRange Widened(int prefixLength) => prefixLength < PrefixLength ? new AddressRange(_bits, prefixLength, IsIPv6) : this;

    /// <summary>
    /// The canonical text: <c>192.0.2.7</c>, <c>192.0.2.0/24</c>, <c>2001:db8::/64</c>, <c>2001:db8::1/128</c>; it reads as the same range.
    /// </summary>
    public override string ToString() => PrefixLength == IPv4Bits && !IsIPv6 ? Address.ToString() : $"{Address}/{PrefixLength}";

    private static bool TryParse(string text, int loneIPv6Bits, out AddressRange range)
    {
        range = default;
        if (text.Length > LongestText)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryParseAddress(slash < 0 ? text : text[..slash], out var address))
            return false;
        var most = BitsOf(address);
        var length = most == IPv6Bits && !address.IsIPv4MappedToIPv6 ? loneIPv6Bits : most;
        if (slash >= 0 && !TryParseLength(text.AsSpan(slash + 1), most, out length))
            return false;
        range = new AddressRange(address, length);
        return true;
    }

    // The framework also reads 127.1, 0x7f000001, 010.0.0.1 (octal), [::1]:80 and fe80::1%eth0; a ban must not be a riddle.
    private static bool TryParseAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && !text.AsSpan().ContainsAny('[', ']', '%')
        && (BitsOf(address) == IPv6Bits || address.ToString() == text);

    private static int BitsOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[IPv6Bits / 8];
        return address.TryWriteBytes(bytes, out var length) ? length * 8 : 0;
    }

    private static bool TryParseLength(ReadOnlySpan<char> text, int most, out int length)
    {
        length = 0;
        if (text.Length is 0 or > 3 || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0'))
            return false;
        foreach (var digit in text)
            length = (length * 10) + digit - '0';
        return length <= most;
    }

    private static UInt128 MaskOf(int prefixLength) => prefixLength == 0 ? UInt128.Zero : UInt128.MaxValue << (IPv6Bits - prefixLength);
}
