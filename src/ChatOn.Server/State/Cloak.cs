using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace ChatOn.Server.State;

/// <summary>
/// Host names that hide addresses: a keyed hash for the address and for each network around it, the narrowest first, so
/// that a ban of <c>*.bbbbbbbbbb.cccccccccc.ip</c> keeps out a whole network whose address nobody is shown.
/// <list type="bullet">
/// <item>IPv4: <c>ADDRESS./24./16.ip</c>, 35 characters</item>
/// <item>IPv6: <c>/64./56./48./32.ip</c>, 46 characters: all addresses of a /64 are one, as they are one subscriber's</item>
/// <item>loopback: <c>loopback.ip</c></item>
/// </list>
/// A part has ten characters of a to z and 2 to 7 (base32), the first 50 bits of HMAC-SHA256 over the network's first
/// address (16 bytes, IPv4 in the first four), its prefix length (a byte) and its family (a byte, 4 or 6).
/// </summary>
/// <remarks>
/// Two networks get the same part with a chance of 2^-50; among all 65,536 networks of /16 any two do with 2^-19, and where
/// narrower parts are equal the wider ones still differ. The whole IPv4 space could be tried in minutes by whoever has the
/// secret; without it a cloak tells nothing, as its 256 bits cannot be tried. Another secret gives other cloaks, so bans on
/// cloaks end with it.
/// </remarks>
internal sealed class Cloak
{
    /// <summary>How many bytes the secret has.</summary>
    public const int SecretLength = 32;

    /// <summary>The host of whoever is on the same machine.</summary>
    public const string Loopback = "loopback" + Suffix;

    private const string Suffix = ".ip";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int PartLength = 10;
    private const int BitsOfCharacter = 5;
    private const int AddressLength = 16;

    private static readonly int[] IPv4Networks = [32, 24, 16];
    private static readonly int[] IPv6Networks = [64, 56, 48, 32];

    private readonly byte[] _secret;

    /// <param name="secret">32 random bytes that nobody else knows.</param>
    public Cloak(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != SecretLength)
            throw new ArgumentException($"The secret has {secret.Length} bytes, not {SecretLength}", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>The host that stands for an address.</summary>
    public string HostOf(IPAddress address)
    {
        var range = AddressRange.Of(address);
        if (IPAddress.IsLoopback(range.Address))
            return Loopback;
        var networks = range.IsIPv6 ? IPv6Networks : IPv4Networks;
        return string.Create((networks.Length * (PartLength + 1)) - 1 + Suffix.Length, (Cloak: this, range, networks), static (host, state) =>
        {
            foreach (var network in state.networks)
            {
                state.Cloak.WritePart(new AddressRange(state.range.Address, network), host[..PartLength]);
                host[PartLength] = '.';
                host = host[(PartLength + 1)..];
            }
            // The dot after the last part is the suffix's own.
            Suffix.AsSpan(1).CopyTo(host);
        });
    }

    private void WritePart(AddressRange network, Span<char> part)
    {
        Span<byte> message = stackalloc byte[AddressLength + 2];
        message.Clear();
        network.Address.TryWriteBytes(message, out _);
        message[AddressLength] = (byte)network.PrefixLength;
        message[AddressLength + 1] = (byte)(network.IsIPv6 ? 6 : 4);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, message, hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        for (var i = 0; i < part.Length; i++, bits <<= BitsOfCharacter)
            part[i] = Alphabet[(int)(bits >> (64 - BitsOfCharacter))];
    }
}
