using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Host.Transports;
using Microsoft.Extensions.Options;

namespace ChatOn.Host.Listening;

/// <summary>Turns a connection that began with a ClientHello into a TLS connection.</summary>
/// <remarks>
/// The whole ClientHello is read first: it decides what is answered. Of the protocols it offers, http/1.1 and irc are known; one that
/// offers only others is answered without ALPN, since a refusal would cut off clients for nothing. Only one that does not offer HTTP is
/// asked for a certificate, since browsers would ask their user; any certificate will do, its fingerprint is what counts.
/// </remarks>
internal sealed class TlsUpgrade(ServerCertificates certificates, IOptions<HostOptions> options, TimeProvider time)
{
    private static readonly SslApplicationProtocol Irc = new("irc");

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.Tls.HandshakeTimeoutSeconds);

    /// <exception cref="AuthenticationException">The handshake failed, or took too long.</exception>
    public async Task UpgradeAsync(Visitor visitor, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(_timeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            await ShakeHandsAsync(visitor, deadline.Token);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new AuthenticationException("It took too long", e);
        }
    }

    private async Task ShakeHandsAsync(Visitor visitor, CancellationToken deadline)
    {
        ClientHello hello;
        while (!ClientHello.TryRead(visitor.Bytes.Span, out hello))
        {
            if (await visitor.Bytes.ReadFromAsync(visitor.Stream, ClientHello.MaxBytes, deadline) == 0)
                throw new AuthenticationException("The client ended within its ClientHello");
        }

        var wire = new SocketStream(visitor.Socket, visitor.Bytes.ToArrayAndClear());
        var tls = new SslStream(wire, leaveInnerStreamOpen: true);
        visitor.Secure(wire, tls);
        // Chosen once: what binds a log-in to the connection must be of the certificate that this handshake shows, whatever is reloaded meanwhile.
        var shown = certificates.Select(hello.ServerName);
        await tls.AuthenticateAsServerAsync(Answer(hello, shown), deadline);
        visitor.EndPointBinding = shown.EndPointBinding;
        if (tls.NegotiatedApplicationProtocol == Irc)
            visitor.Protocols &= ChatProtocols.Irc;
        if (tls.RemoteCertificate is { } certificate)
            visitor.CertificateFingerprint = Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));
    }

    [SuppressMessage("Security", "CA5359", Justification = "A client's certificate is only a fingerprint; whose it is, accounts decide.")]
    private SslServerAuthenticationOptions Answer(ClientHello hello, ServerCertificate shown) => new()
    {
        ServerCertificateContext = shown.Context,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = Agree(hello) is { } protocol ? [protocol] : null,
        ClientCertificateRequired = !hello.OffersHttp,
        RemoteCertificateValidationCallback = AcceptAny,
        CertificateChainPolicy = new X509ChainPolicy
        {
            // A client's certificate must not make the server fetch anything.
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            VerificationFlags = X509VerificationFlags.AllFlags,
        },
        AllowRenegotiation = false,
    };

    private static SslApplicationProtocol? Agree(ClientHello hello)
    {
        if (hello.Protocols.Contains("http/1.1"))
            return SslApplicationProtocol.Http11;

        return hello.Protocols.Contains("irc") ? Irc : null;
    }

    private static bool AcceptAny(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
}
