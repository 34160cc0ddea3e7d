using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatOn.Client.Connections;

/// <summary>
/// Decides whether a server is the one it should be: by the key that it had when it was met first, else by a public authority, else it is met now and
/// its key is kept.
/// </summary>
internal sealed class ServerTrust(KnownHosts knownHosts, string server)
{
    /// <summary>How the key is trusted, in words; set by the check.</summary>
    public string Trust { get; private set; } = "";

    /// <summary>The fingerprint of a key that was not known before, for people; null when it was.</summary>
    public string? NewKey { get; private set; }

    /// <summary>Why the key is not trusted, in words; null when it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The tls-server-end-point of the connection: https://www.rfc-editor.org/rfc/rfc5929#section-4</summary>
    public byte[] Binding { get; private set; } = [];

    public bool Check(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            Problem = "the server shows no certificate";
            return false;
        }

        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));
        Binding = BindingOf(certificate);
        var pinned = knownHosts.Find(server);
        if (pinned is not null && pinned != fingerprint)
        {
            Problem = $"""
                the key of {server} has changed. Either its operator has made a new one, or somebody sits between you and the server.
                  known: {Format(pinned)}
                  now:   {Format(fingerprint)}
                Ask the operator for the fingerprint (the server prints it at its start). If the new one is right: chaton server forget {server}
                """;
            return false;
        }

        if (pinned is null && errors != SslPolicyErrors.None)
        {
            knownHosts.Add(server, fingerprint);
            (Trust, NewKey) = ("TLS, key met for the first time", Format(fingerprint));
        }
        else
        {
            Trust = pinned is null ? "TLS, known to a public authority" : "TLS, key as known";
        }

        return true;
    }

    private static string Format(string fingerprint) => string.Join(':', fingerprint.Chunk(2).Select(pair => new string(pair).ToUpperInvariant()));

    // The certificate's own hash, but at least SHA-256.
    private static byte[] BindingOf(X509Certificate certificate)
    {
        using var whole = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return whole.SignatureAlgorithm.Value switch
        {
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => SHA384.HashData(whole.RawData),
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => SHA512.HashData(whole.RawData),
            _ => SHA256.HashData(whole.RawData),
        };
    }
}
