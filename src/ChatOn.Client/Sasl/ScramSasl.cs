using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatOn.Client.Sasl;

/// <summary>
/// SCRAM-SHA-256 and, bound to the TLS connection, SCRAM-SHA-256-PLUS: both prove that they know the password, and nobody tells it.
/// https://www.rfc-editor.org/rfc/rfc5802, https://www.rfc-editor.org/rfc/rfc7677
/// </summary>
/// <param name="header">The gs2-header: <c>n,,</c>, <c>y,,</c> or <c>p=tls-server-end-point,,</c>.</param>
internal sealed class ScramSasl(string name, string account, string password, string nonce, string header, ReadOnlyMemory<byte> binding) : SaslClient(name)
{
    /// <summary>RFC 7677: a server that asks for less wants the password to be guessed easily.</summary>
    private const int LeastIterations = 4096;

    /// <summary>Some seconds of work; a hostile server could ask for hours.</summary>
    private const int MostIterations = 10_000_000;

    private readonly string _bare = $"n={account.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal)},r={nonce}";
    private byte[]? _serverSignature;
    private int _step;
    private bool _isProven;

    public override bool IsServerProven => _isProven;

    public override byte[]? Answer(ReadOnlySpan<byte> challenge) => _step++ switch
    {
        0 => Encoding.UTF8.GetBytes(header + _bare),
        1 => Prove(Encoding.UTF8.GetString(challenge)),
        2 => Check(Encoding.UTF8.GetString(challenge)),
        _ => null,
    };

    /// <summary><c>server-first-message = "r=" c-nonce s-nonce "," "s=" base64 "," "i=" posit-number</c></summary>
    private byte[]? Prove(string first)
    {
        var salt = new byte[first.Length];
        if (first.Split(',') is not [['r', '=', .. var fullNonce], ['s', '=', .. var encodedSalt], ['i', '=', .. var count], ..]
            || !fullNonce.StartsWith(nonce, StringComparison.Ordinal) || fullNonce.Length == nonce.Length
            || !Convert.TryFromBase64String(encodedSalt, salt, out var saltLength) || saltLength == 0
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
            return Refuse("the server's challenge is malformed");
        if (iterations is < LeastIterations or > MostIterations)
            return Refuse($"the server asks for {iterations} iterations of the password's hash, which is not safe");

        byte[] bound = [.. Encoding.UTF8.GetBytes(header), .. binding.Span];
        var final = $"c={Convert.ToBase64String(bound)},r={fullNonce}";
        var auth = Encoding.UTF8.GetBytes($"{_bare},{first},{final}");
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt.AsSpan(0, saltLength), iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var proof = HMACSHA256.HashData(SHA256.HashData(clientKey), auth);
        for (var i = 0; i < proof.Length; i++)
            proof[i] ^= clientKey[i];
        _serverSignature = HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), auth);
        return Encoding.UTF8.GetBytes($"{final},p={Convert.ToBase64String(proof)}");
    }

    /// <summary><c>server-final-message = "v=" base64</c></summary>
    private byte[]? Check(string final)
    {
        var signature = new byte[final.Length];
        _isProven = _serverSignature is not null && final.StartsWith("v=", StringComparison.Ordinal)
            && Convert.TryFromBase64String(final.Split(',')[0][2..], signature, out var length)
            && CryptographicOperations.FixedTimeEquals(signature.AsSpan(0, length), _serverSignature);
        return _isProven ? [] : Refuse("the server does not know the account's password: it is not the server it pretends to be");
    }

    private byte[]? Refuse(string reason)
    {
        Failure = reason;
        return null;
    }
}
