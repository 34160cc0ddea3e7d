using System.Buffers.Text;
using System.Text;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>A SASL exchange under way: the mechanism, and the part of a response that has arrived. https://ircv3.net/specs/extensions/sasl-3.1</summary>
internal sealed class SaslProgress(SaslExchange exchange, ThrottledCredentials credentials)
{
    /// <summary>A chunk of this many characters is followed by another.</summary>
    public const int ChunkLength = 400;

    private const int MaxResponseLength = 8 * ChunkLength;

    private readonly StringBuilder _response = new();

    public SaslExchange Exchange => exchange;

    /// <summary>Whom the client says to be; null before it has.</summary>
    public string? Name => credentials.Name;

    /// <summary>Takes a chunk of base64 or <c>+</c>.</summary>
    public SaslChunk Take(string chunk, out byte[] response)
    {
        response = [];
        if (chunk.Length > ChunkLength || _response.Length + chunk.Length > MaxResponseLength)
            return SaslChunk.TooLong;
        if (chunk != "+")
            _response.Append(chunk);
        if (chunk.Length == ChunkLength)
            return SaslChunk.More;
        var text = _response.ToString();
        _response.Clear();
        if (!Base64.IsValid(text))
            return SaslChunk.Invalid;
        response = Convert.FromBase64String(text);
        return SaslChunk.Whole;
    }

    /// <summary>A challenge in chunks as they are sent.</summary>
    public static IEnumerable<string> Chunks(ReadOnlyMemory<byte> challenge)
    {
        var text = Convert.ToBase64String(challenge.Span);
        for (var start = 0; start < text.Length; start += ChunkLength)
            yield return text.Substring(start, Math.Min(ChunkLength, text.Length - start));
        if (text.Length % ChunkLength == 0)
            yield return "+";
    }
}

/// <summary>What a chunk made of the response.</summary>
internal enum SaslChunk
{
    Whole,
    More,
    Invalid,
    TooLong,
}
