using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatOn.Server.Accounts;

/// <summary>Secrets that the server makes and people type or paste: codes, app passwords, new passwords.</summary>
internal sealed class SecretText(IRandomBytes random)
{
    // Without what is read as another: 0 and o, 1 and l and i. 31 of them.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int GroupLength = 5;
    private const int Groups = 5;
    private const int TokenBytes = 16;

    /// <summary>Characters of a token.</summary>
    public const int TokenLength = 22;

    /// <summary>25 letters in groups, some 123 bits: long enough to be kept as a plain hash.</summary>
    public string New()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Groups * GroupLength; i++)
        {
            if (i > 0 && i % GroupLength == 0)
                text.Append('-');
            text.Append(Letter());
        }

        return text.ToString();
    }

    /// <summary>Six letters, for what is asked again within minutes and is no password.</summary>
    public string NewCode() => string.Concat(Enumerable.Range(0, 6).Select(_ => Letter()));

    /// <summary>128 bits as letters, digits, - and _, for links that nobody types: kept as a plain hash.</summary>
    public string NewToken()
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        random.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret is the one with this hash; in constant time.</summary>
    public static bool Is(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));

    // All letters are equally likely: bytes that would favour some are thrown away.
    private char Letter()
    {
        Span<byte> one = stackalloc byte[1];
        do
        {
            random.Fill(one);
        }
        while (one[0] >= 256 / Letters.Length * Letters.Length);

        return Letters[one[0] % Letters.Length];
    }
}
