using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Host.Listening;

/// <summary>A certificate in use, with what is computed of it once.</summary>
internal sealed class ServerCertificate(SslStreamCertificateContext context)
{
    public SslStreamCertificateContext Context { get; } = context;

    /// <summary>SHA-256 of it, lower-case hex.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(context.TargetCertificate.RawDataMemory.Span));

    /// <summary>Its tls-server-end-point.</summary>
    public ReadOnlyMemory<byte>? EndPointBinding { get; } = BindingOf(context.TargetCertificate);

    /// <summary>
    /// The certificate's hash, by the hash function of its signature; SHA-256 where that is MD5 or SHA-1 —
    /// https://www.rfc-editor.org/rfc/rfc5929#section-4.1
    /// </summary>
    /// <returns>Null where the signature has no hash function of its own (EdDSA) or names it elsewhere (PSS).</returns>
    public static ReadOnlyMemory<byte>? BindingOf(X509Certificate2 certificate) => certificate.SignatureAlgorithm.Value switch
    {
        // md5, sha1 and sha256WithRSAEncryption; ecdsa-with-SHA1 and -SHA256
        "1.2.840.113549.1.1.4" or "1.2.840.113549.1.1.5" or "1.2.840.113549.1.1.11" or "1.2.840.10045.4.1" or "1.2.840.10045.4.3.2" =>
            SHA256.HashData(certificate.RawDataMemory.Span),
        // sha384WithRSAEncryption, ecdsa-with-SHA384
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => SHA384.HashData(certificate.RawDataMemory.Span),
        // sha512WithRSAEncryption, ecdsa-with-SHA512
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => SHA512.HashData(certificate.RawDataMemory.Span),
        _ => (ReadOnlyMemory<byte>?)null,
    };
}
