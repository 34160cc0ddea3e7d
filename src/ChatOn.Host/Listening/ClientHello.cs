using System.Buffers.Binary;
using System.Text;

namespace ChatOn.Host.Listening;

/// <summary>What a TLS client asks for, read before the handshake begins.</summary>
/// <param name="ServerName">The name it wants to reach (SNI), or null.</param>
/// <param name="Protocols">The protocols it offers (ALPN), in its order.</param>
internal sealed record ClientHello(string? ServerName, IReadOnlyList<string> Protocols)
{
    /// <summary>More than this is not waited for.</summary>
    public const int MaxBytes = 16 * 1024;

    private const byte HandshakeRecord = 22;
    private const byte ClientHelloMessage = 1;
    private const int ServerNameExtension = 0;
    private const int AlpnExtension = 16;

    public static ClientHello Empty { get; } = new(null, []);

    /// <summary>Whether a browser sent it (they offer HTTP over ALPN, everything else does not).</summary>
    public bool OffersHttp => Protocols.Any(p => p is "http/1.1" or "h2" or "http/1.0");

    /// <summary>Reads <c>record+ { handshake { client_hello } }</c> (RFC 8446, 4.1.2 and 5.1).</summary>
    /// <param name="bytes">All bytes since the connection began.</param>
    /// <param name="hello">What could be read; <see cref="Empty"/> when it makes no sense: the handshake itself will say so.</param>
    /// <returns>False when more bytes are needed.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ClientHello hello)
    {
        hello = Empty;
        bytes = bytes[..Math.Min(bytes.Length, MaxBytes)];
        byte[] message = new byte[bytes.Length];
        int length = 0;
        while (bytes.Length >= 5 && bytes[0] == HandshakeRecord)
        {
            int recordLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
            if (recordLength == 0 || bytes.Length < 5 + recordLength)
                return recordLength == 0 || message.Length == MaxBytes;

            bytes.Slice(5, recordLength).CopyTo(message.AsSpan(length));
            length += recordLength;
            bytes = bytes[(5 + recordLength)..];
            if (length >= 4 && (message[0] != ClientHelloMessage || length >= 4 + UInt24(message.AsSpan(1))))
            {
                hello = ReadMessage(message.AsSpan(0, length));
                return true;
            }
        }

        return (bytes.Length > 0 && bytes[0] != HandshakeRecord) || message.Length == MaxBytes;
    }

    private static ClientHello ReadMessage(ReadOnlySpan<byte> message)
    {
        if (message[0] != ClientHelloMessage)
            return Empty;

        // type, length, version, random; then session id, cipher suites, compression methods, extensions.
        var reader = new Reader(message[4..]);
        reader.Take(2 + 32);
        reader.TakeVector(lengthBytes: 1);
        reader.TakeVector(lengthBytes: 2);
        reader.TakeVector(lengthBytes: 1);
        var extensions = new Reader(reader.TakeVector(lengthBytes: 2));
        string? serverName = null;
        IReadOnlyList<string> protocols = [];
        while (!extensions.IsAtEnd)
        {
            int type = extensions.TakeNumber(2);
            var content = extensions.TakeVector(lengthBytes: 2);
            if (type == ServerNameExtension)
                serverName = ReadServerName(content);
            else if (type == AlpnExtension)
                protocols = ReadProtocols(content);
        }

        return new ClientHello(serverName, protocols);
    }

    private static string? ReadServerName(ReadOnlySpan<byte> content)
    {
        var names = new Reader(new Reader(content).TakeVector(lengthBytes: 2));
        bool isHostName = names.TakeNumber(1) == 0;
        var name = names.TakeVector(lengthBytes: 2);
        return isHostName && !name.IsEmpty && Ascii.IsValid(name) ? Encoding.ASCII.GetString(name) : null;
    }

    private static List<string> ReadProtocols(ReadOnlySpan<byte> content)
    {
        var protocols = new List<string>();
        var names = new Reader(new Reader(content).TakeVector(lengthBytes: 2));
        while (!names.IsAtEnd)
            protocols.Add(Encoding.Latin1.GetString(names.TakeVector(lengthBytes: 1)));
        return protocols;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    /// <summary>Takes fields off the front. What is cut short is empty, and then everything is at its end.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public ReadOnlySpan<byte> Take(int count)
        {
            var taken = count <= _rest.Length ? _rest[..count] : [];
            _rest = count <= _rest.Length ? _rest[count..] : [];
            return taken;
        }

        public int TakeNumber(int bytes)
        {
            int number = 0;
            foreach (byte b in Take(bytes))
                number = (number << 8) | b;
            return number;
        }

        public ReadOnlySpan<byte> TakeVector(int lengthBytes) => Take(TakeNumber(lengthBytes));
    }
}
