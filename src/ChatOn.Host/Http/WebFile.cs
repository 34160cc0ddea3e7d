using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChatOn.Host.Http;

/// <summary>A file of the browser client, in memory, in each encoding it was built in.</summary>
internal sealed class WebFile
{
    private const string Identity = "identity";

    private readonly List<Variant> _variants = [];
    private readonly string _contentType;
    private readonly string _caching;

    /// <param name="caching">The value of Cache-Control.</param>
    /// <param name="brotli">Null where it was not built.</param>
    /// <param name="gzip">Null where it was not built.</param>
    public WebFile(string contentType, string caching, byte[] content, byte[]? brotli, byte[]? gzip)
    {
        _contentType = contentType;
        _caching = caching;
        string hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        Add("br", brotli);
        Add("gzip", gzip);
        Add(Identity, content);

        // An encoding is another representation, so it has another tag.
        void Add(string encoding, byte[]? bytes)
        {
            if (bytes is not null)
                _variants.Add(new Variant(encoding, bytes, new EntityTagHeaderValue($"\"{hash}-{encoding}\"")));
        }
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var variant = Choose(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        response.Headers.CacheControl = _caching;
        response.Headers.ETag = variant.Tag.ToString();
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request.Headers.IfNoneMatch, variant.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _contentType;
        response.ContentLength = variant.Bytes.Length;
        if (variant.Encoding != Identity)
            response.Headers.ContentEncoding = variant.Encoding;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(variant.Bytes, context.RequestAborted);
    }

    private static bool IsKnown(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Compare(tag, useStrongComparison: false));

    /// <summary>The one with the highest quality; of several the smallest. Who accepts none gets the file as it is.</summary>
    private Variant Choose(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return _variants[^1];

        var best = _variants.MaxBy(each => QualityOf(each.Encoding, accepted))!;
        return QualityOf(best.Encoding, accepted) > 0 ? best : _variants[^1];
    }

    private static double QualityOf(string encoding, IList<StringWithQualityHeaderValue> accepted)
    {
        var named = accepted.FirstOrDefault(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(each => each.Value.Equals("*", StringComparison.Ordinal));
        return named is not null ? named.Quality ?? 1
            : encoding == Identity ? double.Epsilon // Accepted when nothing is said of it, but anything that is named is better.
            : 0;
    }

    private sealed record Variant(string Encoding, byte[] Bytes, EntityTagHeaderValue Tag);
}
